package dev.recs.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept of an erased user: a keyed hash of the id, from which the id cannot be found without the key.
 *
 * @param hex HMAC-SHA-256, 64 hexadecimal digits
 */
public record ErasureMark(String hex) {

    private static final String ALGORITHM = "HmacSHA256";

    /** @param key at least 16 bytes; the same in every process, or a mark is not recognised */
    public static ErasureMark of(UserId user, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return new ErasureMark(
                    HexFormat.of().formatHex(mac.doFinal(user.value().getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
