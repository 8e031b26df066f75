package dev.recs.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 of texts with one key, thousands a second: a read needs one.
 *
 * <p>Looking the algorithm up and hashing the key cost more than hashing a text, so a {@link Mac} that has done both is copied for each.
 * Thread-safe: the original is only ever copied.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    /** @param key at least 16 bytes; the same in every process, or a hash is not recognised */
    public KeyedHash(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    /** 64 hexadecimal digits. */
    public String hex(String text) {
        return HexFormat.of().formatHex(bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** 32 bytes. */
    public byte[] bytes(byte[] message) {
        try {
            Mac mac = (Mac) keyed.clone();
            return mac.doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this JDK's " + ALGORITHM + " cannot be copied", e);
        }
    }
}
