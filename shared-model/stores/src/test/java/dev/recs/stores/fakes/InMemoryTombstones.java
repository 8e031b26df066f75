package dev.recs.stores.fakes;

import dev.recs.model.UserId;
import dev.recs.stores.erasure.Tombstones;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tombstones of a test. */
public final class InMemoryTombstones implements Tombstones {

    private final Map<UserId, Instant> erasedAt = new HashMap<>();

    @Override
    public synchronized void add(UserId user, Instant at) {
        erasedAt.put(user, at.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public synchronized Map<UserId, Instant> erasedAt(Collection<UserId> users) {
        Map<UserId, Instant> found = new HashMap<>(erasedAt);
        found.keySet().retainAll(Set.copyOf(users));
        return found;
    }

    @Override
    public synchronized void lift(Map<UserId, Instant> createdAt) {
        createdAt.forEach((user, created) ->
                erasedAt.computeIfPresent(user, (same, erased) -> erased.isBefore(created) ? null : erased));
    }

    @Override
    public synchronized void remove(UserId user) {
        erasedAt.remove(user);
    }
}
