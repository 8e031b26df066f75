package dev.recs.jobs.retention;

import dev.recs.model.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Users whom a run found with too few signals though a profile of them is stored. Retention decides what becomes of it, because a faulty
 * view of purchases looks the same for everybody.
 *
 * <p>Known to this process only: those of an attempt that failed are found again by a later run.
 */
public final class GoneSignals {

    /** More than that at once is a faulty view, or the work of several nights. */
    private static final int LIMIT = 200_000;

    private final Set<UserId> users = ConcurrentHashMap.newKeySet();

    void clear() {
        users.clear();
    }

    public void add(Collection<UserId> gone) {
        if (users.size() < LIMIT) {
            users.addAll(gone);
        }
    }

    boolean contains(UserId user) {
        return users.contains(user);
    }
}
