package dev.recs.cli;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of the erasure marks: {@code RECS_ERASURE_KEY}, or one made for the data folder. */
public final class ErasureKey {

    private static final int BYTES = 32;

    private ErasureKey() {}

    public static byte[] of(Path dataDir) {
        String given = System.getenv("RECS_ERASURE_KEY");
        Path file = dataDir.resolve("erasure.key");
        try {
            if (given == null && !Files.exists(file)) {
                Files.createDirectories(dataDir);
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                Files.writeString(file, HexFormat.of().formatHex(key));
            }
            String text = given == null ? Files.readString(file) : given;
            return text.strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Misconfigured("key file %s cannot be read or written: set RECS_ERASURE_KEY".formatted(file), e);
        }
    }
}
