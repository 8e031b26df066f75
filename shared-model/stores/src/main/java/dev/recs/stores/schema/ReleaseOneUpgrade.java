package dev.recs.stores.schema;

import dev.recs.model.failure.Misconfigured;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Divides the one database of release 1.0.0 into ours and the shop's.
 *
 * <p>Where it has the name of ours, our tables stay and those of the sample shop move; elsewhere ours move. Each statement is asked for by
 * what the server has, so that the next start goes on wherever this one was killed; the last one renames the history of 1.0.0, by which it is
 * known. Where ours move the shop may be in use: its triggers are doubled while they change over, and no order is missed.
 */
final class ReleaseOneUpgrade {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseOneUpgrade.class);

    static final String HISTORY = "flyway_schema_history";
    static final String OLD_HISTORY = "recs_history_of_1_0";

    private static final List<String> SHOP_TABLES =
            List.of("customers", "products", "orders", "order_lines", "recs_import_shift", "recs_import_refunds");
    private static final List<String> VIEWS = List.of("recs_users", "recs_purchases", "recs_products");
    private static final List<String> TRIGGERS = List.of(
            "recs_order_inserted",
            "recs_order_updated",
            "recs_order_deleted",
            "recs_order_line_inserted",
            "recs_order_line_updated",
            "recs_order_line_deleted",
            "recs_customer_deleted");
    private static final String OUTBOX = "refresh_outbox";
    private static final String PRICES = "recs_line_prices";

    private final Connection server;
    private final String old;
    private final String recs;
    private final String shop;

    /**
     * @param old the database of 1.0.0
     * @param recs ours
     * @param sampleShop of the sample shop
     */
    ReleaseOneUpgrade(Connection server, String old, String recs, String sampleShop) {
        this.server = server;
        this.old = old;
        this.recs = recs;
        this.shop = old.equals(recs) ? sampleShop : old;
    }

    /** Whether 1.0.0 was there and is not yet divided. */
    boolean isNeeded() throws SQLException {
        return exists("tables", "table", old, HISTORY)
                && count("SELECT COUNT(*) FROM %s WHERE script = 'V2__recs_tables.sql'".formatted(in(old, HISTORY)))
                        > 0;
    }

    void run() throws SQLException {
        LOG.info("dividing the database {} of release 1.0.0: ours in {}, the shop in {}", old, recs, shop);
        if (old.equals(recs)) {
            moveShop();
        } else {
            moveOurs();
        }
        moveViews();
        dropView(old, PRICES);
        execute("RENAME TABLE %s TO %s".formatted(in(old, HISTORY), in(recs, OLD_HISTORY)));
    }

    /** A table with triggers cannot be renamed to another database. */
    private void moveShop() throws SQLException {
        if (!RecsSchema.exists(server, shop)) {
            execute("CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                    .formatted(SqlScript.quoted(shop)));
        }
        TriggerRight.require(server);
        for (String trigger : TRIGGERS) {
            dropTrigger(old, trigger);
        }
        for (String table : SHOP_TABLES) {
            move(table, shop);
        }
        script("tables", Map.of());
        script("triggers", Map.of());
    }

    private void moveOurs() throws SQLException {
        for (String table : ourTables()) {
            move(table, recs);
        }
        for (String sql :
                SqlScript.load("/db/recs/V3__refresh_outbox.sql", Map.of()).statements()) {
            execute(sql.replace("EXISTS " + OUTBOX, "EXISTS " + in(recs, OUTBOX)));
        }
        TriggerRight.require(server);
        Map<String, String> doubled =
                Map.of("recs_order", "recs_moving_order", "recs_customer", "recs_moving_customer");
        script("triggers", doubled);
        script("triggers", Map.of());
        for (String trigger : TRIGGERS) {
            dropTrigger(old, trigger.replace("recs_", "recs_moving_"));
        }
        if (exists("tables", "table", old, OUTBOX)) {
            execute(
                    "INSERT INTO %s (user_id, cause, created_at, visible_at) SELECT user_id, cause, created_at, visible_at FROM %s"
                            .formatted(in(recs, OUTBOX), in(old, OUTBOX)));
            execute("DROP TABLE " + in(old, OUTBOX));
        }
    }

    /** All but the outbox, into which the shop's triggers write. */
    private List<String> ourTables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement statement = server.prepareStatement("""
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = ? AND table_type = 'BASE TABLE' AND (table_name LIKE 'BATCH\\_%' OR table_name LIKE 'QRTZ\\_%'
                  OR table_name IN ('recs_activity', 'recs_personalization', 'recs_skipped_users', 'recs_run_reports'))
                ORDER BY table_name
                """)) {
            statement.setString(1, old);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
        }
        return tables;
    }

    /** Views over the tables of 1.0.0 are made anew; one that an operator had changed to other tables keeps its text. */
    private void moveViews() throws SQLException {
        SqlScript sample = script("views");
        for (String column : SampleShopColumns.missing(server, shop)) {
            execute(column);
        }
        for (int i = 0; i < VIEWS.size(); i++) {
            String view = VIEWS.get(i);
            String definition = definition(view);
            if (definition.isEmpty() && exists("views", "table", recs, view)) {
                continue;
            }
            if (definition.isEmpty() || readsShopTables(definition)) {
                execute(sample.statements().get(i));
            } else if (!old.equals(recs)) {
                execute("CREATE OR REPLACE VIEW %s AS %s"
                        .formatted(
                                in(recs, view),
                                definition
                                        .replace(in(old, "recs_activity"), in(recs, "recs_activity"))
                                        .replace(in(old, "recs_personalization"), in(recs, "recs_personalization"))));
            }
            if (!old.equals(recs)) {
                dropView(old, view);
            }
        }
    }

    private boolean readsShopTables(String definition) {
        return SHOP_TABLES.stream().anyMatch(table -> definition.contains(in(old, table)));
    }

    /** Empty if there is none in the old database. */
    private String definition(String view) throws SQLException {
        try (PreparedStatement statement = server.prepareStatement(
                "SELECT view_definition FROM information_schema.views WHERE table_schema = ? AND table_name = ?")) {
            statement.setString(1, old);
            statement.setString(2, view);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }

    private void move(String table, String to) throws SQLException {
        if (!exists("tables", "table", old, table)) {
            return;
        }
        if (exists("tables", "table", to, table)) {
            throw new Misconfigured(
                    "the table %s is in %s and in %s: expected it in one of them; drop the one that is not of release 1.0.0"
                            .formatted(table, old, to));
        }
        execute("RENAME TABLE %s TO %s".formatted(in(old, table), in(to, table)));
    }

    private void dropTrigger(String database, String trigger) throws SQLException {
        if (exists("triggers", "trigger", database, trigger)) {
            execute("DROP TRIGGER " + in(database, trigger));
        }
    }

    private void dropView(String database, String view) throws SQLException {
        if (exists("views", "table", database, view)) {
            execute("DROP VIEW " + in(database, view));
        }
    }

    private SqlScript script(String name) {
        return SqlScript.load("/db/sample-store/%s.sql".formatted(name), Map.of("recs", recs, "shop", shop));
    }

    /** @param renamed what stands for a part of the text */
    private void script(String name, Map<String, String> renamed) throws SQLException {
        for (String statement : script(name).statements()) {
            String sql = statement;
            for (Map.Entry<String, String> part : renamed.entrySet()) {
                sql = sql.replace(part.getKey(), part.getValue());
            }
            execute(sql);
        }
    }

    /** @param kind of object, as the views of {@code information_schema} name their columns */
    private boolean exists(String rows, String kind, String database, String name) throws SQLException {
        try (PreparedStatement statement = server.prepareStatement(
                "SELECT COUNT(*) FROM information_schema.%1$s WHERE %2$s_schema = ? AND %2$s_name = ?"
                        .formatted(rows, kind))) {
            statement.setString(1, database);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getLong(1) > 0;
            }
        }
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = server.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = server.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String in(String database, String name) {
        return SqlScript.quoted(database) + "." + SqlScript.quoted(name);
    }
}
