package dev.recs.stores.catalog;

import dev.recs.stores.shop.IdColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Ranges of users by their purchases, in the order of the ids in {@code recs_purchases}, which MySQL alone knows.
 *
 * <p>They pay only where the view gives the users in the order of an index: otherwise each end of a range would sort the whole table. MySQL is
 * asked for its plan; where it is not told, or where it is about to sort, there are no ranges.
 */
final class UserRanges {

    private static final Logger LOG = LoggerFactory.getLogger(UserRanges.class);

    private final JdbcTemplate jdbc;
    private final IdColumn ids;
    private final int lines;

    /** @param lines of a range, about */
    UserRanges(JdbcTemplate jdbc, IdColumn ids, int lines) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.lines = lines;
    }

    boolean areIndexed() {
        try {
            return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) connection -> !isSorted(connection)));
        } catch (DataAccessException e) {
            LOG.info(
                    "purchases are read in one query, not in ranges of users, because its plan is not told ({}): GRANT SELECT on the shop's tables that recs_purchases reads, see docs/guide/rights.md",
                    e.getMostSpecificCause().getMessage());
            return false;
        }
    }

    private boolean isSorted(Connection connection) throws SQLException {
        boolean isSorted = false;
        try (PreparedStatement statement =
                        connection.prepareStatement(explain(connection) + sql(ids.sqlPresent("user_id")));
                ResultSet plan = statement.executeQuery()) {
            while (plan.next()) {
                String extra = String.valueOf(plan.getString("Extra")).toLowerCase(Locale.ROOT);
                isSorted |= extra.contains("filesort") || extra.contains("temporary");
            }
        }
        return isSorted;
    }

    /** MySQL draws a tree where it is not told otherwise; MariaDB knows the table only, and no name for it. */
    private static String explain(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("MariaDB")
                ? "EXPLAIN "
                : "EXPLAIN FORMAT=TRADITIONAL ";
    }

    /**
     * The last user of the range that begins after a user, as it is bound; empty if it is the last range.
     *
     * @param after empty for the first range
     */
    Optional<Object> end(Optional<Object> after) {
        List<String> ends = jdbc.query(
                sql(after.isPresent() ? "user_id > ?" : ids.sqlPresent("user_id")),
                (row, number) -> ids.text(row, "user_id"),
                after.stream().toArray());
        return ends.stream().flatMap(end -> ids.bound(end).stream()).findFirst();
    }

    private String sql(String where) {
        return "SELECT user_id FROM recs_purchases WHERE %s ORDER BY user_id LIMIT 1 OFFSET %d".formatted(where, lines);
    }
}
