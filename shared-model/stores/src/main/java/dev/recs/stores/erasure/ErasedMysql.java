package dev.recs.stores.erasure;

import dev.recs.model.UserId;
import dev.recs.stores.erasure.ErasureReport.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Our tables in MySQL.
 *
 * <p>Execution contexts of Spring Batch hold the ids a run had come to, in a serialised form that SQL cannot search. Those of
 * finished runs serve no purpose any more, so all of them go; the framework reads a missing one as empty. Those of a run that may
 * go on stay, and {@link #find} tells of one that holds the id until its run is done.
 */
final class ErasedMysql implements ErasedStore {

    private static final List<String> TABLES =
            List.of("recs_activity", "recs_personalization", "recs_skipped_users", "refresh_outbox");
    private static final String STEP_CONTEXTS = "BATCH_STEP_EXECUTION_CONTEXT";
    private static final String JOB_CONTEXTS = "BATCH_JOB_EXECUTION_CONTEXT";

    /** Nothing goes on from there: the run is done, was given up, or went on in a later execution that is done. */
    private static final String FINISHED = """
            (j.STATUS IN ('COMPLETED', 'ABANDONED') OR EXISTS (
                SELECT 1 FROM BATCH_JOB_EXECUTION d WHERE d.JOB_INSTANCE_ID = j.JOB_INSTANCE_ID AND d.STATUS = 'COMPLETED'))
            """;

    private final JdbcOperations jdbc;

    ErasedMysql(JdbcOperations jdbc) {
        this.jdbc = jdbc;
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
        if (present.contains(STEP_CONTEXTS)) {
            places.add(place(STEP_CONTEXTS, jdbc.update("DELETE c " + finishedStepContexts())));
            places.add(place(JOB_CONTEXTS, jdbc.update("DELETE c " + finishedJobContexts())));
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
        if (present.contains(STEP_CONTEXTS)) {
            places.add(place(STEP_CONTEXTS, contextsHolding(user, STEP_CONTEXTS)));
            places.add(place(JOB_CONTEXTS, contextsHolding(user, JOB_CONTEXTS)));
        }
        return places;
    }

    private long contextsHolding(UserId user, String table) {
        SerializedText id = new SerializedText(user.value());
        return jdbc
                .queryForList("SELECT COALESCE(SERIALIZED_CONTEXT, SHORT_CONTEXT) FROM " + table, String.class)
                .stream()
                .filter(context -> context != null && id.isIn(context))
                .count();
    }

    private static String finishedStepContexts() {
        return """
                FROM BATCH_STEP_EXECUTION_CONTEXT c
                JOIN BATCH_STEP_EXECUTION s ON s.STEP_EXECUTION_ID = c.STEP_EXECUTION_ID
                JOIN BATCH_JOB_EXECUTION j ON j.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
                WHERE
                """ + FINISHED;
    }

    private static String finishedJobContexts() {
        return """
                FROM BATCH_JOB_EXECUTION_CONTEXT c
                JOIN BATCH_JOB_EXECUTION j ON j.JOB_EXECUTION_ID = c.JOB_EXECUTION_ID
                WHERE
                """ + FINISHED;
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
