package dev.recs.stores.erasure;

import dev.recs.model.UserId;
import dev.recs.stores.erasure.ErasureReport.Place;
import dev.recs.stores.events.EventRows;
import dev.recs.stores.shop.BinaryIdText;
import dev.recs.stores.shop.IdColumn;
import dev.recs.stores.totals.EventErasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Our tables in MySQL.
 *
 * <p>{@code recs_job_positions} holds the ids that a run had come to. An erased one is replaced by the next smaller user there is: the run
 * goes on from there, and meets nobody but the erased user a second time.
 */
final class ErasedMysql implements ErasedStore {

    private static final List<String> TABLES = List.of(
            "recs_activity",
            "recs_compared_orders",
            "recs_personalization",
            "recs_refusals",
            "recs_skipped_users",
            "refresh_outbox");
    private static final String POSITIONS = "recs_job_positions";
    private static final String EVENTS = "recs_events";

    /** Where what an erased user came to is kept; a schema that is not up to date, or an account without the right, lacks one. */
    private static final List<String> TOTALS =
            List.of("recs_experiments", "recs_experiment_totals", "recs_event_totals");

    private final JdbcOperations jdbc;
    private final EventRows events;
    private final EventErasure eventErasure;

    /** @param key of the tombstones, which that of the events is made with too */
    ErasedMysql(JdbcOperations jdbc, byte[] key) {
        this.jdbc = jdbc;
        this.events = new EventRows(jdbc, key);
        this.eventErasure = new EventErasure(jdbc, key);
    }

    @Override
    public String name() {
        return "MySQL";
    }

    @Override
    public List<Place> erase(UserId user) {
        List<@Nullable String> present = presentTables();
        List<Place> places = new ArrayList<>();
        for (String table : TABLES) {
            if (present.contains(table)) {
                places.add(place(table, jdbc.update("DELETE FROM " + table + " WHERE user_id = ?", user.value())));
            }
        }
        if (present.contains(POSITIONS)) {
            places.add(place(POSITIONS, movePositions(user)));
        }
        if (present.contains(EVENTS)) {
            places.add(place(EVENTS, eraseEvents(user, present)));
        }
        return places;
    }

    @Override
    public List<Place> find(UserId user) {
        List<@Nullable String> present = presentTables();
        List<Place> places = new ArrayList<>();
        for (String table : TABLES) {
            if (present.contains(table)) {
                places.add(place(table, count("SELECT COUNT(*) FROM " + table + " WHERE user_id = ?", user.value())));
            }
        }
        if (present.contains(POSITIONS)) {
            places.add(place(POSITIONS, positionsHolding(user)));
        }
        if (present.contains(EVENTS)) {
            places.add(place(EVENTS, events.count(user)));
        }
        return places;
    }

    private long eraseEvents(UserId user, List<@Nullable String> present) {
        return present.containsAll(TOTALS) ? eventErasure.erase(user) : events.delete(List.of(user));
    }

    /** Both ends of two neighbouring partitions move together, so that no gap opens between them. */
    private long movePositions(UserId user) {
        if (positionsHolding(user) == 0) {
            return 0;
        }
        String previous = previous(user);
        long ends = jdbc.update(
                "UPDATE recs_job_positions SET up_to_user_id = ? WHERE up_to_user_id = ?", previous, user.value());
        return ends
                + jdbc.update(
                        "UPDATE recs_job_positions SET after_user_id = ? WHERE after_user_id = ?",
                        previous,
                        user.value());
    }

    /** The next smaller user in the order of the shop's own column; empty if there is none. Rows whose id is none of ours are passed over. */
    private String previous(UserId user) {
        IdColumn ids = userIds(user);
        String previous = previous(ids, user.value());
        while (!previous.isEmpty() && UserId.find(previous).isEmpty()) {
            previous = previous(ids, previous);
        }
        return previous;
    }

    private String previous(IdColumn ids, String id) {
        return ids.bound(id)
                .flatMap(bound -> jdbc
                        .query(
                                "SELECT user_id FROM recs_users WHERE user_id < ? ORDER BY user_id DESC LIMIT 1",
                                (row, number) -> ids.text(row, "user_id"),
                                bound)
                        .stream()
                        .findFirst())
                .orElse("");
    }

    /** The text form of a BINARY(16) is that of the id itself. */
    private IdColumn userIds(UserId user) {
        BinaryIdText form = user.value().contains("-") ? BinaryIdText.UUID : BinaryIdText.HEX;
        return jdbc
                .query(
                        """
                        SELECT data_type, character_maximum_length FROM information_schema.columns
                        WHERE table_schema = DATABASE() AND table_name = 'recs_users' AND column_name = 'user_id'
                        """,
                        (row, number) -> IdColumn.of(row.getString(1).toLowerCase(Locale.ROOT), row.getLong(2), form))
                .stream()
                .findFirst()
                .orElseGet(() -> new IdColumn.TextIds());
    }

    private long positionsHolding(UserId user) {
        return count(
                "SELECT COUNT(*) FROM recs_job_positions WHERE after_user_id = ? OR up_to_user_id = ?",
                user.value(),
                user.value());
    }

    /** A schema that is not up to date lacks some. */
    private List<@Nullable String> presentTables() {
        return jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()", String.class);
    }

    private long count(String sql, Object... parameters) {
        Long count = jdbc.queryForObject(sql, Long.class, parameters);
        return count == null ? 0 : count;
    }

    private Place place(String table, long count) {
        return new Place(name(), table, count);
    }
}
