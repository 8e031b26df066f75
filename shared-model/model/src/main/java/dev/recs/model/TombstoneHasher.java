package dev.recs.model;

/** Makes the marks of one key. Thread-safe. */
public final class TombstoneHasher {

    private final KeyedHash hash;

    /** @param key at least 16 bytes; the same in every process, or a mark is not recognised */
    public TombstoneHasher(byte[] key) {
        this.hash = new KeyedHash(key);
    }

    public Tombstone tombstoneOf(UserId user) {
        return new Tombstone(hash.hex(user.value()));
    }
}
