package dev.recs.model;

import java.util.Optional;

/**
 * Identifier of a user, opaque to us.
 *
 * <p>Ordered as the database orders it (binary collation of UTF-8), so that key-set pages agree on both sides.
 */
public record UserId(String value) implements Comparable<UserId> {

    public UserId {
        Identifiers.requireValid("user id", value);
    }

    /** The id in a row of the shop; empty if the text is none, as one that is empty or ends with a blank. */
    public static Optional<UserId> find(String value) {
        return Identifiers.isValid(value) ? Optional.of(new UserId(value)) : Optional.empty();
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
