package dev.recs.jobs.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables {@code users}, {@code orders}, {@code order_items} and {@code products}; what is beside their least columns is read if it is there. */
final class PlainShop implements ShopKind {

    private static final String NOTHING = "CAST(NULL AS CHAR(1))";

    @Override
    public ShopSystem system() {
        return ShopSystem.SYMFONY;
    }

    @Override
    public Optional<Shop> recognise(ShopDatabase database, ConnectRequest request) {
        boolean found = database.hasColumns("users", "id", "created_at")
                && database.hasColumns("orders", "id", "user_id", "status", "created_at")
                && database.hasColumns("order_items", "order_id", "product_id", "quantity")
                && database.hasColumns("products", "id", "name");
        return found ? Optional.of(shop(database, request)) : Optional.empty();
    }

    private Shop shop(ShopDatabase database, ConnectRequest request) {
        boolean refunded = database.hasColumns("order_items", "refunded_quantity");
        return new Shop(
                system(),
                "with " + (refunded ? "" : "no ") + "refunded quantities",
                database.name(),
                placeholders(database, refunded),
                request.statesOr(system().countedStates()));
    }

    private static Map<String, String> placeholders(ShopDatabase database, boolean refunded) {
        Columns orders = new Columns(database, "orders", "o");
        Columns items = new Columns(database, "order_items", "i");
        Columns products = new Columns(database, "products", "w");
        Map<String, String> placeholders = new HashMap<>();
        placeholders.put("quantity", refunded ? "(i.quantity - i.refunded_quantity)" : "i.quantity");
        placeholders.put("old_quantity", refunded ? "(OLD.quantity - OLD.refunded_quantity)" : "OLD.quantity");
        placeholders.put("new_quantity", refunded ? "(NEW.quantity - NEW.refunded_quantity)" : "NEW.quantity");
        placeholders.put("unit_price", items.firstOr("CAST(NULL AS DECIMAL(12, 2))", "unit_price", "price"));
        placeholders.put("order_currency", orders.firstOr(NOTHING, "currency"));
        placeholders.put("order_updated_at", orders.firstOr("o.created_at", "updated_at"));
        placeholders.put("category", products.firstOr(NOTHING, "category"));
        placeholders.put("brand", products.firstOr(NOTHING, "brand"));
        placeholders.put("description", products.firstOr(NOTHING, "description"));
        placeholders.put("price", products.firstOr("CAST(NULL AS DECIMAL(12, 2))", "price"));
        placeholders.put("product_currency", products.firstOr(NOTHING, "currency"));
        placeholders.put("image_url", products.firstOr(NOTHING, "image_url"));
        placeholders.put("url", products.firstOr(NOTHING, "url"));
        placeholders.put("in_stock", products.have("stock") ? "w.stock > 0" : products.firstOr("1", "in_stock"));
        placeholders.put("product_updated_at", products.firstOr("CAST(NULL AS DATETIME)", "updated_at", "created_at"));
        placeholders.put("orders_columns", orders.among("currency", "updated_at"));
        placeholders.put("items_columns", items.among("refunded_quantity", "unit_price", "price"));
        placeholders.put(
                "products_columns",
                products.among(
                        "category",
                        "brand",
                        "description",
                        "price",
                        "currency",
                        "image_url",
                        "url",
                        "stock",
                        "in_stock",
                        "updated_at",
                        "created_at"));
        placeholders.put("user_type", database.typeOf("orders", "user_id"));
        return placeholders;
    }

    /** Columns that a table may have. */
    private record Columns(ShopDatabase database, String table, String alias) {

        boolean have(String column) {
            return database.hasColumns(table, column);
        }

        String firstOr(String otherwise, String... columns) {
            return Stream.of(columns)
                    .filter(this::have)
                    .findFirst()
                    .map(column -> alias + "." + column)
                    .orElse(otherwise);
        }

        /** For the list of a GRANT, each behind a comma. */
        String among(String... columns) {
            return List.of(columns).stream()
                    .filter(this::have)
                    .map(", "::concat)
                    .collect(Collectors.joining());
        }
    }
}
