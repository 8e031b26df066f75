package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.stores.SqlTimes;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.stores.shop.ShopUsers.Range;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Users that could not be refreshed, with the reason, by run: counted over all its partitions and restarts. */
final class SkippedUsers {

    private static final int LONGEST_REASON = 1_000;

    private final JdbcClient jdbc;
    private final ShopUsers shop;
    private final TransactionTemplate ownTransaction;
    private final int limit;
    private final Clock clock;

    SkippedUsers(
            JdbcClient jdbc,
            ShopUsers shop,
            JdbcTransactionManager transactions,
            RefreshSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.ownTransaction = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        this.limit = settings.skipLimit();
        this.clock = clock;
    }

    /** @throws TooManySkipped if the run has now skipped more than its limit */
    void record(long runId, UserId user, RuntimeException failure) {
        record(runId, user, reasonOf(failure));
    }

    /**
     * @param reason as {@link #reasonOf} says it
     * @throws TooManySkipped if the run has now skipped more than its limit
     */
    void record(long runId, UserId user, String reason) {
        ownTransaction.executeWithoutResult(_ -> jdbc.sql("""
                        INSERT INTO recs_skipped_users (run_id, user_id, reason, skipped_at) VALUES (?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE reason = VALUES(reason), skipped_at = VALUES(skipped_at)
                        """)
                .params(Long.toString(runId), user.value(), reason, SqlTimes.write(clock.instant()))
                .update());
        long skipped = count(runId);
        if (skipped > limit) {
            throw new TooManySkipped(skipped, limit, reason);
        }
    }

    /** Drops what is recorded of users whom a continued run tries again. */
    void forget(long runId, Range tried) {
        List<UserId> skipped = jdbc.sql("SELECT user_id FROM recs_skipped_users WHERE run_id = ?")
                .param(Long.toString(runId))
                .query((row, number) -> new UserId(row.getString("user_id")))
                .list();
        shop.within(tried, skipped)
                .forEach(user -> jdbc.sql("DELETE FROM recs_skipped_users WHERE run_id = ? AND user_id = ?")
                        .params(Long.toString(runId), user.value())
                        .update());
    }

    long count(long runId) {
        return jdbc.sql("SELECT COUNT(*) FROM recs_skipped_users WHERE run_id = ?")
                .param(Long.toString(runId))
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
