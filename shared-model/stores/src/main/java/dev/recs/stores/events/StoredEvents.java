package dev.recs.stores.events;

import dev.recs.model.experiment.VariantName;
import dev.recs.stores.SqlTimes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code recs_events}, streamed user by user: MySQL sorts them, and a part of them is in memory at a time. */
public final class StoredEvents {

    private static final int FETCH_SIZE = 10_000;

    private final JdbcClient jdbc;

    public StoredEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those of one user come one after the other.
     *
     * @param until exclusive
     */
    public void forEach(Instant from, Instant until, Consumer<StoredEvent> consumer) {
        jdbc.sql("SELECT " + StoredEvent.COLUMNS
                        + " FROM recs_events WHERE happened_at >= ? AND happened_at < ? ORDER BY user_hash")
                .param(SqlTimes.write(from))
                .param(SqlTimes.write(until))
                .withFetchSize(FETCH_SIZE)
                .query(row -> {
                    consumer.accept(StoredEvent.read(row));
                });
    }

    /**
     * When a product of a variant's list was first shown; empty if none was.
     *
     * @param until exclusive
     */
    public Optional<Instant> firstShown(VariantName variant, Instant from, Instant until) {
        return jdbc.sql("SELECT happened_at FROM recs_events WHERE happened_at >= ? AND happened_at < ?"
                        + " AND kind = 'impression' AND variant = ? ORDER BY happened_at LIMIT 1")
                .param(SqlTimes.write(from))
                .param(SqlTimes.write(until))
                .param(variant.shortHash())
                .query((row, ignored) -> SqlTimes.read(row, "happened_at"))
                .optional();
    }
}
