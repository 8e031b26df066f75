package dev.recs.jobs.connect;

import dev.recs.model.failure.Misconfigured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether changed orders can be polled: by an index on their stamp, or each poll would read the whole table. MySQL is asked which keys a
 * condition on the stamp could use; those that begin with a column of a time count. Which one it takes in the end, and whether it reads a
 * range of it, depends on its statistics of the moment: they are younger than a shop that was just restored, and say nothing of a day later.
 */
final class StampIndex {

    private static final String FIRST_COLUMNS = """
            SELECT DISTINCT s.index_name
            FROM information_schema.statistics s
            JOIN information_schema.columns c
              ON c.table_schema = s.table_schema AND c.table_name = s.table_name AND c.column_name = s.column_name
            WHERE s.table_schema = ? AND s.seq_in_index = 1 AND c.data_type IN ('datetime', 'timestamp')""";

    private StampIndex() {}

    /**
     * @param shop the shop's database
     * @param select of the view {@code recs_order_changes}
     * @throws Misconfigured with the plan
     */
    static void require(JdbcTemplate jdbc, String shop, String select) {
        if (!jdbc.queryForList("SHOW VARIABLES LIKE 'explain_format'").isEmpty()) {
            jdbc.execute("SET SESSION explain_format = 'TRADITIONAL'");
        }
        List<Map<String, @Nullable Object>> plan = jdbc.queryForList(
                "EXPLAIN SELECT * FROM (%s) changes WHERE changed_at >= TIMESTAMPADD(DAY, 1, UTC_TIMESTAMP())"
                        .formatted(select));
        Set<String> ofTimes = Set.copyOf(jdbc.queryForList(FIRST_COLUMNS, String.class, shop));
        Map<Object, Boolean> indexed = new HashMap<>();
        plan.forEach(row -> {
            // the parts of a UNION have ids of their own; <derived2> and the like read no table
            if (row.get("id") instanceof Number part
                    && row.get("table") instanceof String table
                    && !table.startsWith("<")) {
                indexed.merge(
                        part.longValue(),
                        names(row.get("possible_keys")).anyMatch(ofTimes::contains),
                        (a, b) -> a || b);
            }
        });
        if (indexed.isEmpty() || indexed.containsValue(false)) {
            throw new Misconfigured(
                    "recs.shop.events=poll needs an index on the time of an order's last change, and this shop has none; use triggers, or add one. EXPLAIN: %s"
                            .formatted(plan.stream()
                                    .map(row -> "%s type=%s key=%s rows=%s"
                                            .formatted(
                                                    row.get("table"), row.get("type"), row.get("key"), row.get("rows")))
                                    .collect(Collectors.joining("; "))));
        }
    }

    private static Stream<String> names(@Nullable Object keys) {
        return keys instanceof String some ? Stream.of(some.split(",", -1)) : Stream.empty();
    }
}
