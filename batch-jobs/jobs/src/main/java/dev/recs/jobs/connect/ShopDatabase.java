package dev.recs.jobs.connect;

import dev.recs.stores.schema.SqlScript;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** The shop's database, as far as a {@link ShopKind} looks into it. */
final class ShopDatabase {

    private final JdbcTemplate jdbc;
    private final String name;
    private final Set<String> tables;

    ShopDatabase(JdbcTemplate jdbc, String name) {
        this.jdbc = jdbc;
        this.name = name;
        this.tables = new TreeSet<>(jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ?", String.class, name));
    }

    String name() {
        return name;
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }

    boolean has(String... names) {
        return tables.containsAll(List.of(names));
    }

    /** What stands before this in the names of tables, as {@code wp_}. */
    List<String> prefixesOf(String table) {
        return tables.stream()
                .filter(full -> full.endsWith(table))
                .map(full -> full.substring(0, full.length() - table.length()))
                .toList();
    }

    boolean hasColumns(String table, String... columns) {
        Set<String> there = new TreeSet<>();
        jdbc.queryForList(
                        "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = ?",
                        String.class,
                        name,
                        table)
                .forEach(column -> there.add(column.toLowerCase(Locale.ROOT)));
        return there.containsAll(List.of(columns));
    }

    boolean hasKey(String table, String key) {
        return !jdbc.queryForList(
                        "SELECT 1 FROM information_schema.statistics WHERE table_schema = ? AND table_name = ? AND index_name = ? LIMIT 1",
                        name,
                        table,
                        key)
                .isEmpty();
    }

    /** As in {@code CREATE TABLE}. */
    String typeOf(String table, String column) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT CONCAT(column_type, IF(collation_name IS NULL, '', CONCAT(' CHARACTER SET ', character_set_name, ' COLLATE ', collation_name)))"
                        + " FROM information_schema.columns WHERE table_schema = ? AND table_name = ? AND column_name = ?",
                String.class,
                name,
                table,
                column));
    }

    /**
     * The first value of a query.
     *
     * @param sql with {@code %s} for a table of the shop
     */
    Optional<String> value(String sql, String table, Object... arguments) {
        String qualified = SqlScript.quoted(name) + "." + SqlScript.quoted(table);
        return jdbc.queryForList(sql.formatted(qualified), String.class, arguments).stream()
                .filter(Objects::nonNull)
                .findFirst();
    }
}
