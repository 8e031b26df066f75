package dev.recs.stores;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The key of the tombstones: the one given, or one made for the data folder. */
public final class ErasureKey {

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
        return new KeyFile(dataDir.resolve("erasure.key"), "RECS_ERASURE_KEY").loadOrCreate();
    }
}
