package dev.recs.stores.totals;

import dev.recs.model.UserId;
import dev.recs.stores.events.EventAttribution;
import dev.recs.stores.events.EventRows;
import dev.recs.stores.events.StoredEvent;
import dev.recs.stores.events.UserCounts;
import dev.recs.stores.experiments.ExperimentRun;
import dev.recs.stores.experiments.ExperimentRuns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Takes a user out of {@code recs_events}, and leaves what the user came to in the totals: both or neither. */
public final class EventErasure {

    private static final int TIMEOUT_SECONDS = 5;

    /** What MariaDB says, without a state of SQL, of a row that another transaction changed since this one first read. */
    private static final int RECORD_CHANGED = 1020;

    /** A deadlock is found at once; what waits too long for a lock is another exception. */
    private static final RetryTemplate AFTER_CONFLICT = new RetryTemplate(RetryPolicy.builder()
            .predicate(EventErasure::isConflict)
            .maxRetries(5)
            .delay(Duration.ofMillis(20))
            .jitter(Duration.ofMillis(20))
            .build());

    private final JdbcOperations jdbc;
    private final byte[] key;

    /** @param key that of the tombstones, the same in every process */
    public EventErasure(JdbcOperations jdbc, byte[] key) {
        this.jdbc = jdbc;
        this.key = key.clone();
    }

    /**
     * Again, if MySQL ends one of two erasures that wait for each other's totals. What is not locked is read before the transaction: once one
     * has read so, MariaDB refuses it every row that changed since.
     *
     * @return how many rows there were
     */
    public long erase(UserId user) {
        Long erased = AFTER_CONFLICT.invoke(() -> {
            List<ExperimentRun> runs = new ExperimentRuns(JdbcClient.create(jdbc)).all();
            return jdbc.execute((ConnectionCallback<Long>) connection -> inTransaction(connection, user, runs));
        });
        return erased == null ? 0 : erased;
    }

    static boolean isConflict(Throwable failure) {
        return failure instanceof CannotAcquireLockException
                || (NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                        && cause.getErrorCode() == RECORD_CHANGED);
    }

    private long inTransaction(Connection connection, UserId user, List<ExperimentRun> runs) throws SQLException {
        boolean wasAutoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            JdbcTemplate within = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            within.setQueryTimeout(TIMEOUT_SECONDS);
            long erased = move(within, user, runs);
            connection.commit();
            return erased;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(wasAutoCommit);
        }
    }

    private long move(JdbcOperations within, UserId user, List<ExperimentRun> runs) {
        EventRows events = new EventRows(within, key);
        List<StoredEvent> rows = events.lock(user);
        if (rows.isEmpty()) {
            return 0;
        }
        ErasedTotals totals = new ErasedTotals(within);
        for (ExperimentRun run : runs) {
            VariantUser.of(rows, run)
                    .ifPresent(variantUser -> totals.add(run.experiment().name(), variantUser));
        }
        byDayAndPlace(rows).forEach((place, counts) -> totals.add(place, UserSums.of(counts, 0)));
        return events.delete(List.of(user));
    }

    private static Map<DayAndPlace, UserCounts> byDayAndPlace(List<StoredEvent> rows) {
        Map<DayAndPlace, UserCounts> counts = new TreeMap<>();
        new EventAttribution(rows, VariantUser.ORDER_WINDOW)
                .outcomes()
                .forEach(outcome -> counts.computeIfAbsent(
                                DayAndPlace.of(outcome.impression()), ignored -> new UserCounts())
                        .add(outcome));
        return counts;
    }
}
