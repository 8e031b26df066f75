package dev.recs.stores.events;

import dev.recs.model.UserId;
import dev.recs.model.event.EventUserHasher;
import dev.recs.model.event.ReferredEvent;
import dev.recs.stores.SqlTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;

/** Table {@code recs_events}. An event is a row once: of a user, a product, a kind, and a response or, for an order, an order. */
public final class EventRows {

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int DELETED_AT_ONCE = 5_000;

    /** 250 a day for as long as rows are kept. */
    private static final int MAX_OF_A_USER = 100_000;

    private final JdbcOperations jdbc;
    private final EventUserHasher hasher;

    /** @param key that of the tombstones, the same in every process */
    public EventRows(JdbcOperations jdbc, byte[] key) {
        this.jdbc = jdbc;
        this.hasher = new EventUserHasher(key);
    }

    /** Those of whom so much is kept that it is no person's doing: one token could fill the disk of the shop's server. */
    public Set<UserId> full(Collection<UserId> users) {
        if (users.isEmpty()) {
            return Set.of();
        }
        Map<String, UserId> byHash = HashMap.newHashMap(users.size());
        users.forEach(user -> byHash.put(hasher.hash(user), user));
        List<UserId> full = jdbc.query(
                "SELECT user_hash FROM recs_events WHERE user_hash IN ("
                        + String.join(",", Collections.nCopies(byHash.size(), "?"))
                        + ") GROUP BY user_hash HAVING COUNT(*) >= " + MAX_OF_A_USER,
                (row, number) -> Objects.requireNonNull(byHash.get(row.getString(1))),
                byHash.keySet().toArray());
        return Set.copyOf(full);
    }

    /** Adds those that are not there yet, in one statement. */
    public void add(List<ReferredEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        events.forEach(event -> addValues(values, event));
        jdbc.update(
                "INSERT INTO recs_events (user_hash, kind, product_id, reference, recommendation_id, placement, source, shelf,"
                        + " variant, happened_at) VALUES "
                        + String.join(",", Collections.nCopies(events.size(), ROW))
                        + " ON DUPLICATE KEY UPDATE kind = recs_events.kind",
                values.toArray());
    }

    private void addValues(List<Object> values, ReferredEvent event) {
        ReferredEvent.Action action = event.action();
        ReferredEvent.Response response = event.response();
        values.addAll(List.of(
                hasher.hash(event.user()),
                action.kind().wireName(),
                action.productId().value(),
                action.orderId().isEmpty() ? response.recommendationId() : action.orderId(),
                response.recommendationId(),
                response.placement(),
                response.source(),
                response.shelf(),
                response.variant(),
                SqlTimes.write(action.at())));
    }

    public long count(UserId user) {
        Long count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM recs_events WHERE user_hash = ?", Long.class, hasher.hash(user));
        return count == null ? 0 : count;
    }

    /** All of a user, locked until the transaction ends; no process adds any meanwhile. */
    public List<StoredEvent> lock(UserId user) {
        return jdbc.query(
                "SELECT " + StoredEvent.COLUMNS + " FROM recs_events WHERE user_hash = ? FOR UPDATE",
                (row, number) -> StoredEvent.read(row),
                hasher.hash(user));
    }

    /** Deletes all of these users. @return how many there were */
    public long delete(Collection<UserId> users) {
        return users.stream()
                .mapToLong(user -> jdbc.update("DELETE FROM recs_events WHERE user_hash = ?", hasher.hash(user)))
                .sum();
    }

    /** Deletes what happened before, a part at a time, so that nobody waits long for a lock. @return how many there were */
    public long deleteBefore(Instant time) {
        long deleted = 0;
        int part;
        do {
            part = jdbc.update(
                    "DELETE FROM recs_events WHERE happened_at < ? ORDER BY happened_at LIMIT " + DELETED_AT_ONCE,
                    SqlTimes.write(time));
            deleted += part;
        } while (part == DELETED_AT_ONCE);
        return deleted;
    }
}
