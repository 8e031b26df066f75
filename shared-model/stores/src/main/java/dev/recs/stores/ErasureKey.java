package dev.recs.stores;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of the tombstones: the one given, or one made for the data folder. */
public final class ErasureKey {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private ErasureKey(String text) {
        this.bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    }

    /** @param given empty if none was given */
    public static ErasureKey loadOrCreate(String given, Path dataDir) {
        return new ErasureKey(given.isEmpty() ? ofFolder(dataDir) : given);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public Tombstone tombstoneOf(UserId user) {
        return Tombstone.compute(user, bytes);
    }

    private static String ofFolder(Path dataDir) {
        Path file = dataDir.resolve("erasure.key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(dataDir);
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                Files.writeString(file, HexFormat.of().formatHex(key));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new Misconfigured("key file %s cannot be read or written: set RECS_ERASURE_KEY".formatted(file), e);
        }
    }
}
