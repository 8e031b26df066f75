package dev.recs.testing.shops;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** INSERT statements of many rows, given as SQL. */
public final class RowsInsert {

    private static final int ROWS = 1_000;

    private final JdbcTemplate jdbc;
    private final String into;
    private final List<String> rows = new ArrayList<>();

    /** @param into as {@code orders (id, status)} */
    public RowsInsert(JdbcTemplate jdbc, String into) {
        this.jdbc = jdbc;
        this.into = into;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    public void add(String format, Object... values) {
        rows.add("(" + format.formatted(values) + ")");
        if (rows.size() == ROWS) {
            flush();
        }
    }

    public void flush() {
        if (!rows.isEmpty()) {
            jdbc.execute("INSERT INTO " + into + " VALUES " + String.join(",", rows));
            rows.clear();
        }
    }
}
