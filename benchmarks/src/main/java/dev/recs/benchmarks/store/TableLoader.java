package dev.recs.benchmarks.store;

import dev.recs.stores.SqlTimes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** Rows of one table, collected as text and sent by one {@code LOAD DATA LOCAL INFILE}. */
public final class TableLoader {

    private final String table;
    private final String columns;
    private final StringBuilder rows = new StringBuilder();

    /** @param table with its database */
    public TableLoader(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    /** @param values without tab, line break and backslash, which nothing generated holds */
    public void add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i] instanceof Instant at ? SqlTimes.write(at) : values[i]);
        }
        rows.append('\n');
    }

    public void send(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement
                    .unwrap(org.mariadb.jdbc.Statement.class)
                    .setLocalInfileInputStream(
                            new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
            statement.execute("LOAD DATA LOCAL INFILE 'rows' REPLACE INTO TABLE %s CHARACTER SET utf8mb4 (%s)"
                    .formatted(table, columns));
        }
        rows.setLength(0);
    }
}
