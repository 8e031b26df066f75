package dev.recs.jobs.nightly;

import dev.recs.jobs.nightly.UserPages.Range;
import dev.recs.model.UserId;
import dev.recs.stores.SqlTimes;
import java.time.Clock;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Users that could not be refreshed, with the reason, by run: counted over all its partitions and restarts. */
final class SkippedUsers {

    private static final int LONGEST_REASON = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final int limit;
    private final Clock clock;

    SkippedUsers(JdbcClient jdbc, TransactionTemplate ownTransaction, int limit, Clock clock) {
        this.jdbc = jdbc;
        this.ownTransaction = ownTransaction;
        this.limit = limit;
        this.clock = clock;
    }

    /** @throws TooManySkipped if the run has now skipped more than its limit */
    void record(String runId, UserId user, RuntimeException failure) {
        String reason = reasonOf(failure);
        ownTransaction.executeWithoutResult(_ -> jdbc.sql("""
                        INSERT INTO recs_skipped_users (run_id, user_id, reason, skipped_at) VALUES (?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE reason = VALUES(reason), skipped_at = VALUES(skipped_at)
                        """)
                .params(runId, user.value(), reason, SqlTimes.write(clock.instant()))
                .update());
        long skipped = count(runId);
        if (skipped > limit) {
            throw new TooManySkipped(skipped, limit, reason);
        }
    }

    /** Drops what is recorded of users whom a continued run tries again. */
    void forget(String runId, Range tried) {
        jdbc.sql("DELETE FROM recs_skipped_users WHERE run_id = :run AND user_id > :after"
                        + (tried.upTo().isEmpty() ? "" : " AND user_id <= :upTo"))
                .param("run", runId)
                .param("after", tried.after())
                .param("upTo", tried.upTo())
                .update();
    }

    long count(String runId) {
        return jdbc.sql("SELECT COUNT(*) FROM recs_skipped_users WHERE run_id = ?")
                .param(runId)
                .query(Long.class)
                .single();
    }

    private static String reasonOf(RuntimeException failure) {
        String reason = failure.getMessage() == null
                ? failure.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                : failure.getMessage();
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
