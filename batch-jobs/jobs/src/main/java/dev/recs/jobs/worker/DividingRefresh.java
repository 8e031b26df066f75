package dev.recs.jobs.worker;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.Failures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.dao.DataAccessException;

/** Refreshes users together, and by halves when one of them makes it fail. */
final class DividingRefresh {

    private final LatestPipeline current;

    DividingRefresh(LatestPipeline current) {
        this.current = current;
    }

    /**
     * Refreshes all that can be.
     *
     * @param failed told about each user that fails alone
     * @return the others
     * @throws DependencyDown or another failure that is not a user's: all are to be tried again
     */
    List<UserId> refresh(List<UserId> users, Instant asOf, BiConsumer<UserId, RuntimeException> failed) {
        if (users.isEmpty()) {
            return users;
        }
        try {
            current.get().refresh(users, asOf);
            return users;
        } catch (RuntimeException e) {
            RuntimeException failure = Failures.asKind(e);
            if (!isOfAUser(failure)) {
                throw failure;
            }
            if (users.size() == 1) {
                failed.accept(users.getFirst(), failure);
                return List.of();
            }
            int half = users.size() / 2;
            List<UserId> refreshed = new ArrayList<>(refresh(users.subList(0, half), asOf, failed));
            refreshed.addAll(refresh(users.subList(half, users.size()), asOf, failed));
            return refreshed;
        }
    }

    /** A statement that MySQL refuses is nobody's fault in particular: a view may be wrong, and then it is for all. */
    private static boolean isOfAUser(RuntimeException failure) {
        return switch (failure) {
            case BadInput _ -> true;
            case DependencyDown _, Misconfigured _, DataAccessException _ -> false;
            default -> true;
        };
    }
}
