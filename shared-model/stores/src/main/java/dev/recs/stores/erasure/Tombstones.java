package dev.recs.stores.erasure;

import dev.recs.model.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * The tombstones of erased users in one store: a keyed hash of the id and the time of the erasure.
 *
 * <p>MongoDB's are those that count, and outlive Redis; Redis' are what its scripts look at.
 */
public interface Tombstones {

    /** Marks a user as erased; an erasure that is repeated has the time of the last one. */
    void add(UserId user, Instant erasedAt);

    /** When those among the users that were erased were, in one query; {@link Instant#MAX} if the tombstone has no time. */
    Map<UserId, Instant> erasedAt(Collection<UserId> users);

    /**
     * Removes the tombstones of users whose account was opened after the erasure; one of a later erasure stays.
     *
     * @param createdAt when each account was opened
     */
    void lift(Map<UserId, Instant> createdAt);

    /** Removes the tombstone of a user, whatever its time: the user's own word. */
    void remove(UserId user);
}
