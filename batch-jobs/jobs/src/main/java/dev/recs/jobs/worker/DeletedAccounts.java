package dev.recs.jobs.worker;

import dev.recs.model.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts that the store has deleted: what we keep of them goes, unless somebody has the id again. */
final class DeletedAccounts {

    private final JdbcClient jdbc;
    private final Consumer<UserId> erasure;

    DeletedAccounts(JdbcClient jdbc, Consumer<UserId> erasure) {
        this.jdbc = jdbc;
        this.erasure = erasure;
    }

    /** @return those that were erased */
    Set<UserId> erase(Collection<UserId> users) {
        if (users.isEmpty()) {
            return Set.of();
        }
        Set<UserId> gone = new HashSet<>(users);
        jdbc.sql("SELECT user_id FROM recs_users WHERE user_id IN (:users)")
                .param("users", users.stream().map(UserId::value).toList())
                .query((row, number) -> new UserId(row.getString("user_id")))
                .list()
                .forEach(gone::remove);
        gone.forEach(erasure);
        return gone;
    }
}
