package dev.recs.jobs.connect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** All that makes a database, as one text: every definition as the server shows it, and every row. */
record SchemaDump(String definitions, String rows) {

    static SchemaDump of(JdbcTemplate server, String database) {
        StringBuilder definitions = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        List<String> tables = server.query(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ? ORDER BY 1",
                (row, number) -> String.valueOf(row.getString(1)),
                database);
        definitions
                .append(server.queryForMap("SHOW CREATE DATABASE " + database))
                .append('\n');
        for (String table : tables) {
            Map<String, @Nullable Object> created =
                    server.queryForMap("SHOW CREATE TABLE %s.`%s`".formatted(database, table));
            definitions
                    .append(String.valueOf(created.get("Create Table")).replaceFirst(" AUTO_INCREMENT=\\d+", ""))
                    .append('\n');
            rows.append(table).append('\n');
            List<String> lines = new ArrayList<>();
            server.query("SELECT * FROM %s.`%s`".formatted(database, table), row -> {
                StringBuilder line = new StringBuilder();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    line.append(value(row, column)).append('|');
                }
                lines.add(line.toString());
            });
            lines.stream().sorted().forEach(line -> rows.append(line).append('\n'));
        }
        for (String kind : List.of("TRIGGERS", "EVENTS")) {
            server.queryForList("SHOW %s FROM %s".formatted(kind, database))
                    .forEach(row -> definitions.append(row).append('\n'));
        }
        for (String kind : List.of("PROCEDURE", "FUNCTION")) {
            server.queryForList("SHOW %s STATUS WHERE Db = '%s'".formatted(kind, database))
                    .forEach(row -> definitions.append(row).append('\n'));
        }
        return new SchemaDump(definitions.toString(), rows.toString());
    }

    private static String value(ResultSet row, int column) throws SQLException {
        if (row.getMetaData().getColumnType(column) == Types.BINARY) {
            byte[] bytes = row.getBytes(column);
            return bytes == null ? "NULL" : HexFormat.of().formatHex(bytes);
        }
        return String.valueOf(row.getString(column));
    }
}
