package dev.recs.stores.outbox;

import dev.recs.model.UserId;
import dev.recs.model.redis.RefreshCause;
import dev.recs.stores.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The table {@code refresh_outbox}. Rows are changed by their ids only, so that nothing here ever makes an order wait.
 *
 * <p>Times are those of the database, as in the triggers.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String COLUMNS = "SELECT id, user_id, cause, created_at, visible_at FROM refresh_outbox ";

    private final JdbcClient jdbc;

    public Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Committed rows that were not sent yet, lowest id first. */
    public List<OutboxRow> unsent(int max) {
        return read(jdbc.sql(COLUMNS + "WHERE sent_at IS NULL ORDER BY id LIMIT :max")
                .param("max", max));
    }

    /** Rows that were sent and not removed for so long. */
    public List<OutboxRow> unacknowledged(Duration since, int max) {
        return read(jdbc.sql(COLUMNS + """
                        WHERE sent_at < TIMESTAMPADD(MICROSECOND, -1000 * :millis, UTC_TIMESTAMP(3))
                        ORDER BY sent_at, id LIMIT :max
                        """).param("millis", since.toMillis()).param("max", max));
    }

    public void markSent(Collection<Long> ids) {
        jdbc.sql("UPDATE refresh_outbox SET sent_at = UTC_TIMESTAMP(3) WHERE id IN (:ids)")
                .param("ids", ids)
                .update();
    }

    /** All committed rows of some users: what a refresh that begins now will have seen. */
    public List<OutboxRow> find(Collection<UserId> users) {
        return read(jdbc.sql(COLUMNS + "WHERE user_id IN (:users) ORDER BY id")
                .param("users", users.stream().map(UserId::value).toList()));
    }

    /** The lists that these rows asked for are published. */
    public void remove(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("DELETE FROM refresh_outbox WHERE id IN (:ids)")
                    .param("ids", ids)
                    .update();
        }
    }

    public long count() {
        return jdbc.sql("SELECT COUNT(*) FROM refresh_outbox").query(Long.class).single();
    }

    /** Removes rows whose user has no id of ours: no list can come of them, and one of them would stop all rows after it. */
    private List<OutboxRow> read(StatementSpec statement) {
        List<OutboxRow> rows = new ArrayList<>();
        List<Long> ofNobody = new ArrayList<>();
        statement.query(row -> {
            Optional<UserId> user = UserId.find(row.getString("user_id"));
            if (user.isPresent()) {
                rows.add(row(user.get(), row));
            } else {
                ofNobody.add(row.getLong("id"));
            }
        });
        if (!ofNobody.isEmpty()) {
            LOG.warn("{} rows of refresh_outbox are removed: their user_id is no id of ours", ofNobody.size());
            remove(ofNobody);
        }
        return rows;
    }

    private static OutboxRow row(UserId user, ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                user,
                RefreshCause.of(row.getString("cause")),
                SqlTimes.read(row, "created_at"),
                SqlTimes.read(row, "visible_at"));
    }
}
