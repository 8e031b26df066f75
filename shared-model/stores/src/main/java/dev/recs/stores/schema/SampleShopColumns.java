package dev.recs.stores.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Columns of the sample shop's products that came after release 1.0.0, so that a table of it may lack them. */
final class SampleShopColumns {

    private static final String PRODUCTS = "products";

    private static final Map<String, String> LATER = new TreeMap<>(Map.of(
            "group_id", "VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            "recommendable", "BOOLEAN"));

    private SampleShopColumns() {}

    /** Adds those that are missing, a statement each; none where there is no table of products. */
    static List<String> missing(Connection connection, String shop) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = ?")) {
            statement.setString(1, shop);
            statement.setString(2, PRODUCTS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        List<String> statements = new ArrayList<>();
        LATER.forEach((column, type) -> {
            if (!columns.isEmpty() && !columns.contains(column)) {
                statements.add("ALTER TABLE %s.%s ADD COLUMN %s %s"
                        .formatted(SqlScript.quoted(shop), SqlScript.quoted(PRODUCTS), column, type));
            }
        });
        return statements;
    }
}
