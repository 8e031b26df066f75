package dev.recs.jobs.connect;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tables that hold rows and that the server counts as empty, as a restored dump can leave them: a server then reads all orders for each page of
 * users (MySQL 9.7.4 had counted while the dump was still being loaded, and not again in half an hour).
 */
final class UncountedTables {

    /** Of fewer rows no plan is slow. */
    private static final int ROWS = 1_000;

    private static final String COUNTED_EMPTY =
            "SELECT table_name FROM mysql.innodb_table_stats WHERE database_name = ? AND n_rows = 0 ORDER BY table_name";

    private UncountedTables() {}

    /** @return at most one line; none where the user may not look at the statistics */
    static List<String> warning(JdbcTemplate jdbc, String database) {
        List<String> uncounted = countedEmpty(jdbc, database).stream()
                .map(table -> "`%s`.`%s`".formatted(database, table))
                .filter(table -> !jdbc.queryForList("SELECT 1 FROM %s LIMIT 1 OFFSET %d".formatted(table, ROWS))
                        .isEmpty())
                .toList();
        return uncounted.isEmpty()
                ? List.of()
                : List.of("the server counts no rows in tables that have some, as after a restore, and would read whole"
                        + " tables for one user: run ANALYZE TABLE " + String.join(", ", uncounted));
    }

    private static List<String> countedEmpty(JdbcTemplate jdbc, String database) {
        try {
            return jdbc.queryForList(COUNTED_EMPTY, String.class, database).stream()
                    .flatMap(Stream::ofNullable)
                    .toList();
        } catch (DataAccessException e) {
            return List.of();
        }
    }
}
