package dev.recs.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the marks of one key, thousands a second: a read needs one.
 *
 * <p>Looking the algorithm up and hashing the key cost more than hashing an id, so a {@link Mac} that has done both is copied for
 * each mark. Thread-safe: the original is only ever copied.
 */
public final class TombstoneHasher {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    /** @param key at least 16 bytes; the same in every process, or a mark is not recognised */
    public TombstoneHasher(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    public Tombstone tombstoneOf(UserId user) {
        try {
            Mac mac = (Mac) keyed.clone();
            return new Tombstone(
                    HexFormat.of().formatHex(mac.doFinal(user.value().getBytes(StandardCharsets.UTF_8))));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this JDK's " + ALGORITHM + " cannot be copied", e);
        }
    }
}
