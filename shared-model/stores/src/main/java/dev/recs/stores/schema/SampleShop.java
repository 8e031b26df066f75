package dev.recs.stores.schema;

import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.StoreSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The sample shop, which stands in a database of its own as any shop does: its tables and triggers there, its views in ours. The demo
 * and an import write it.
 */
public final class SampleShop {

    private static final List<String> SCRIPTS = List.of("tables", "views", "triggers");
    private static final int TABLES = 6;
    private static final int TRIGGERS = 7;
    private static final int VIEWS = 3;
    private static final String OUR_VIEWS =
            "information_schema.views WHERE table_name IN ('recs_users', 'recs_purchases', 'recs_products') AND table_schema = ?";

    private final DataSource mysql;
    private final String recs;
    private final String shop;

    public SampleShop(DataSource mysql, StoreSettings.Mysql settings) {
        this.mysql = mysql;
        this.recs = settings.database();
        this.shop = settings.sampleShop();
    }

    /** The name of its database. */
    public String database() {
        return shop;
    }

    /**
     * Makes what is missing; without a change where all is there. Killed half-way, it is finished by the next call.
     *
     * @throws Misconfigured if the views show another shop, or the user may not
     */
    public void install() {
        try (Connection connection = mysql.getConnection()) {
            refuseAnotherShop(connection);
            if (isThere(connection)) {
                return;
            }
            TriggerRight.require(connection);
            if (!RecsSchema.exists(connection, shop)) {
                new SqlScript(List.of("CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                                .formatted(SqlScript.quoted(shop))))
                        .run(connection);
            }
            for (String script : SCRIPTS) {
                script(script).run(connection);
                new SqlScript(SampleShopColumns.missing(connection, shop)).run(connection);
            }
        } catch (SQLException e) {
            throw new Misconfigured(
                    "the sample shop could not be made in the database %s (recs.mysql.sample-shop): %s; GRANT ALL ON %s.* TO the user of recs.mysql.url"
                            .formatted(shop, e.getMessage(), shop));
        }
    }

    private SqlScript script(String name) {
        return SqlScript.load("/db/sample-store/%s.sql".formatted(name), Map.of("recs", recs, "shop", shop));
    }

    private boolean isThere(Connection connection) throws SQLException {
        return count(connection, "information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = ?", shop)
                        >= TABLES
                && count(connection, "information_schema.triggers WHERE trigger_schema = ?", shop) >= TRIGGERS
                && count(connection, OUR_VIEWS, recs) == VIEWS
                && count(
                                connection,
                                "information_schema.columns WHERE table_name = 'recs_products' AND column_name = 'recommendable' AND table_schema = ?",
                                recs)
                        == 1;
    }

    /** A definition is empty to a user who may not see it. */
    private void refuseAnotherShop(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT table_name FROM " + OUR_VIEWS
                + " AND INSTR(view_definition, ?) = 0 AND view_definition <> ''")) {
            statement.setString(1, recs);
            statement.setString(2, SqlScript.quoted(shop) + ".");
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    throw new Misconfigured(
                            "the view %s.%s shows another shop: an import writes the sample shop %s only (recs.mysql.sample-shop)"
                                    .formatted(recs, row.getString(1), shop));
                }
            }
        }
    }

    private static long count(Connection connection, String rows, String schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT COUNT(*) FROM " + rows)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
