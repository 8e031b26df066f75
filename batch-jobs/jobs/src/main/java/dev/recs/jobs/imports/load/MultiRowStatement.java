package dev.recs.jobs.imports.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One INSERT for many rows.
 *
 * <p>Built here, since whether a driver makes one of a batch depends on the driver and its settings.
 */
final class MultiRowStatement {

    private static final int ROWS = 500;

    private final Connection connection;
    private final String head;
    private final String tail;

    /**
     * @param head up to and with VALUES
     * @param tail what follows the rows
     */
    MultiRowStatement(Connection connection, String head, String tail) {
        this.connection = connection;
        this.head = head;
        this.tail = tail;
    }

    void execute(Collection<List<@Nullable Object>> rows) throws SQLException {
        Iterator<List<@Nullable Object>> rest = rows.iterator();
        int left = rows.size();
        while (left > 0) {
            int count = Math.min(left, ROWS);
            executeNext(rest, count);
            left -= count;
        }
    }

    private void executeNext(Iterator<List<@Nullable Object>> rows, int count) throws SQLException {
        List<@Nullable Object> row = rows.next();
        String places = "(?" + ", ?".repeat(row.size() - 1) + ")";
        String sql = head + " " + places + (", " + places).repeat(count - 1) + " " + tail;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 0;
            for (int i = 0; i < count; i++) {
                for (Object value : row) {
                    statement.setObject(++place, value);
                }
                if (i + 1 < count) {
                    row = rows.next();
                }
            }
            statement.executeUpdate();
        }
    }
}
