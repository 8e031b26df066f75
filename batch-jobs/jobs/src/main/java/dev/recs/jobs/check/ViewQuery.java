package dev.recs.jobs.check;

import dev.recs.stores.SqlTimes;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts rows of a view that meet a condition.
 *
 * @param view what is examined, with joins if need be
 * @param wrong the condition; may use {@code :now}
 * @param example the column that names a row
 */
record ViewQuery(String view, String wrong, String example) {

    private static final int EXAMPLES = 5;

    CheckResult run(DataCheck check, double allowedShare, JdbcClient store, Instant now) {
        long examined =
                store.sql("SELECT COUNT(*) FROM " + view).query(Long.class).single();
        long found = query(store, "SELECT COUNT(*) FROM %s WHERE %s".formatted(view, wrong), now)
                .query(Long.class)
                .single();
        return new CheckResult(
                check.subject(),
                examined,
                found,
                allowedShare,
                found == 0 ? List.of() : examples(store, now),
                check.advice());
    }

    private List<String> examples(JdbcClient store, Instant now) {
        String sql = "SELECT DISTINCT %1$s FROM %2$s WHERE %3$s ORDER BY %1$s LIMIT %4$d"
                .formatted(example, view, wrong, EXAMPLES);
        return query(store, sql, now).query((row, number) -> row.getString(1)).list();
    }

    private JdbcClient.StatementSpec query(JdbcClient store, String sql, Instant now) {
        JdbcClient.StatementSpec statement = store.sql(sql);
        return wrong.contains(":now") ? statement.param("now", SqlTimes.write(now)) : statement;
    }
}
