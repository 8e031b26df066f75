package dev.recs.stores.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * SQL of a template, as the {@code mysql} client reads it: statements end at a semicolon at the end of a line, or at what a line
 * {@code DELIMITER} names. Placeholders such as <code>${recs}</code> stand for names of databases.
 *
 * @param statements without their delimiters
 */
public record SqlScript(List<String> statements) {

    private static final String DELIMITER = "DELIMITER ";

    public SqlScript {
        statements = List.copyOf(statements);
    }

    /**
     * @param resource on the class path, as {@code /db/sample-store/views.sql}
     * @param names what stands for each placeholder; names of databases are quoted here
     */
    public static SqlScript load(String resource, Map<String, String> names) {
        try (InputStream in = SqlScript.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(in, () -> "not on the class path: " + resource)
                    .readAllBytes();
            return parse(new String(bytes, StandardCharsets.UTF_8), names);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " could not be read", e);
        }
    }

    /** @param names what stands for each placeholder, unquoted */
    public static SqlScript parse(String text, Map<String, String> names) {
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("${" + name.getKey() + "}", quoted(name.getValue()));
        }
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        String delimiter = ";";
        for (String line : filled.lines().filter(line -> !line.startsWith("--")).toList()) {
            String code = line.stripTrailing();
            if (code.startsWith(DELIMITER)) {
                delimiter = code.substring(DELIMITER.length()).strip();
            } else if (code.endsWith(delimiter)) {
                current.append(code, 0, code.length() - delimiter.length());
                statements.add(current.toString().strip());
                current.setLength(0);
            } else {
                current.append(code).append('\n');
            }
        }
        if (!current.toString().isBlank()) {
            statements.add(current.toString().strip());
        }
        return new SqlScript(statements);
    }

    public void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** An identifier in backticks. */
    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
