package dev.recs.model;

/**
 * What is kept of an erased user: a keyed hash of the id, from which the id cannot be found without the key.
 *
 * @param hex HMAC-SHA-256, 64 hexadecimal digits
 */
public record Tombstone(String hex) {

    /** One mark; {@link TombstoneHasher} makes many. */
    public static Tombstone compute(UserId user, byte[] key) {
        return new TombstoneHasher(key).tombstoneOf(user);
    }
}
