package dev.recs.grid.executor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells whether two processes have the same erasure key, without showing it: with another one erased users would come back. */
public final class KeyProof {

    private static final String ALGORITHM = "HmacSHA256";

    private KeyProof() {}

    /** @param order another text for each run, so that a proof tells nothing about the next */
    public static String of(byte[] key, String order) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(("recs-grid " + order).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
