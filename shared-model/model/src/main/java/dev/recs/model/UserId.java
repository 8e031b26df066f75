package dev.recs.model;

/**
 * Identifier of a user, opaque to us.
 *
 * <p>Ordered as the database orders it (binary collation of UTF-8), so that key-set pages agree on both sides.
 */
public record UserId(String value) implements Comparable<UserId> {

    public UserId {
        Identifiers.requireValid("user id", value);
    }

    @Override
    public int compareTo(UserId other) {
        return Identifiers.compareUtf8(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
