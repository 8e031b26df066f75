package dev.recs.jobs.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
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
        return run(check, allowedShare, store, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
    }

    /** @param now in the zone of the column that is compared */
    CheckResult run(DataCheck check, double allowedShare, JdbcClient store, LocalDateTime now) {
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

    private List<String> examples(JdbcClient store, LocalDateTime now) {
        String sql = "SELECT DISTINCT %1$s FROM %2$s WHERE %3$s ORDER BY %1$s LIMIT %4$d"
                .formatted(example, view, wrong, EXAMPLES);
        return query(store, sql, now).query((row, number) -> text(row)).list();
    }

    /** An id may be bytes. */
    private static String text(ResultSet row) throws SQLException {
        return row.getObject(1) instanceof byte[] bytes
                ? HexFormat.of().formatHex(bytes)
                : String.valueOf(row.getString(1));
    }

    private JdbcClient.StatementSpec query(JdbcClient store, String sql, LocalDateTime now) {
        JdbcClient.StatementSpec statement = store.sql(sql);
        return wrong.contains(":now") ? statement.param("now", now) : statement;
    }
}
