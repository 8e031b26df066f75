package dev.recs.model.event;

import dev.recs.model.KeyedHash;
import dev.recs.model.UserId;

/** Makes what stands for a user in stored events: a keyed hash, from which nobody finds the id without the key. Thread-safe. */
public final class EventUserHasher {

    /** Keeps these apart from the tombstones, which have the same key. */
    private static final String PURPOSE = "events\u001f";

    private final KeyedHash hash;

    /** @param key that of the tombstones: the same in every process */
    public EventUserHasher(byte[] key) {
        this.hash = new KeyedHash(key);
    }

    /** 64 hexadecimal digits. */
    public String hash(UserId user) {
        return hash.hex(PURPOSE + user.value());
    }
}
