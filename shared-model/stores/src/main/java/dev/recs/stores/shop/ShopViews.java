package dev.recs.stores.shop;

import dev.recs.model.failure.Misconfigured;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The views as this shop has them: which optional columns there are, of what type its ids, in which zone its times. */
public final class ShopViews {

    private final Map<ShopView, Map<String, Type>> types;
    private final ShopSettings settings;

    private ShopViews(Map<ShopView, Map<String, Type>> types, ShopSettings settings) {
        this.types = types;
        this.settings = settings;
    }

    /**
     * The views of the database that the connection is in.
     *
     * @throws Misconfigured naming every view and column that cannot be used, a line each
     */
    public static ShopViews read(JdbcOperations jdbc, ShopSettings settings) {
        Map<ShopView, Map<String, Type>> types = typesIn(jdbc);
        List<String> faults = faults(types);
        if (!faults.isEmpty()) {
            throw new Misconfigured(String.join("\n", faults));
        }
        return new ShopViews(types, settings);
    }

    /** What {@link #read} would refuse, a line each. */
    public static List<String> faults(JdbcOperations jdbc) {
        return faults(typesIn(jdbc));
    }

    public boolean has(ShopView view) {
        return types.containsKey(view);
    }

    public boolean has(ShopView view, String column) {
        return types.getOrDefault(view, Map.of()).containsKey(column);
    }

    /** Ids of users; the views agree on their type. */
    public IdColumn userIds() {
        return ids(ShopView.USERS, "user_id");
    }

    public IdColumn orderIds() {
        return ids(ShopView.PURCHASES, "order_id");
    }

    public IdColumn productIds() {
        return ids(ShopView.PRODUCTS, "product_id");
    }

    public IdColumn ids(ShopView view, String column) {
        Type type = type(view, column);
        return IdColumn.of(type.name(), type.length(), settings.binaryIds());
    }

    /** @return {@link Instant#EPOCH} for NULL; of a time that a clock showed twice the first, of one that it left out the hour after */
    public Instant time(ResultSet row, ShopView view, String column) throws SQLException {
        return time(row, view, column, column);
    }

    /** @param label of the result's column, which was made of the view's, as in {@code MAX(purchased_at) AS last_at} */
    public Instant time(ResultSet row, ShopView view, String column, String label) throws SQLException {
        LocalDateTime time = row.getObject(label, LocalDateTime.class);
        return time == null ? Instant.EPOCH : time.atZone(zone(view, column)).toInstant();
    }

    /** What is bound to be compared with a column. */
    public LocalDateTime bound(Instant time, ShopView view, String column) {
        return LocalDateTime.ofInstant(time, zone(view, column));
    }

    private ZoneId zone(ShopView view, String column) {
        return zoneOf(type(view, column).name(), settings);
    }

    /** Of what a column of a result shows, for who reads rows without the views' types. */
    public static ZoneId zoneOf(ResultSet row, String column, ShopSettings settings) throws SQLException {
        return zoneOf(row.getMetaData().getColumnTypeName(row.findColumn(column)), settings);
    }

    /** A session of ours is in UTC, so that a TIMESTAMP is shown in it. */
    private static ZoneId zoneOf(String type, ShopSettings settings) {
        return type.equalsIgnoreCase("timestamp") ? ZoneOffset.UTC : settings.timeZone();
    }

    private Type type(ShopView view, String column) {
        Type type = types.getOrDefault(view, Map.of()).get(column);
        if (type == null) {
            throw new Misconfigured(missing(view, column));
        }
        return type;
    }

    private static Map<ShopView, Map<String, Type>> typesIn(JdbcOperations jdbc) {
        Map<ShopView, Map<String, Type>> types = new EnumMap<>(ShopView.class);
        jdbc.query("""
                SELECT table_name, column_name, data_type, column_type, character_maximum_length
                FROM information_schema.columns
                WHERE table_schema = DATABASE()
                  AND table_name IN ('recs_users', 'recs_purchases', 'recs_products', 'recs_order_changes')
                """, row -> {
            for (ShopView view : ShopView.values()) {
                if (view.viewName().equalsIgnoreCase(row.getString(1))) {
                    types.computeIfAbsent(view, name -> new HashMap<>()).put(lower(row.getString(2)), Type.of(row));
                }
            }
        });
        return types;
    }

    private static List<String> faults(Map<ShopView, Map<String, Type>> types) {
        List<String> faults = new ArrayList<>();
        for (ShopView view : ShopView.values()) {
            Map<String, Type> columns = types.get(view);
            if (columns == null) {
                if (view.isRequired()) {
                    faults.add(
                            "view %s is missing in our database, or names a table or column that the shop has no more: 'recs connect' makes the views of a shop on the same server, 'recs import' those of the sample shop"
                                    .formatted(view.viewName()));
                }
            } else {
                view.columns().forEach(column -> addFault(faults, view, column, columns.get(column.name())));
            }
        }
        addDisagreement(faults, types, "user_id", ShopView.USERS, ShopView.PURCHASES, ShopView.ORDER_CHANGES);
        addDisagreement(faults, types, "product_id", ShopView.PRODUCTS, ShopView.PURCHASES);
        addDisagreement(faults, types, "order_id", ShopView.PURCHASES, ShopView.ORDER_CHANGES);
        return faults;
    }

    private static void addFault(List<String> faults, ShopView view, ShopView.Column column, @Nullable Type type) {
        if (type == null) {
            if (column.need() == ShopView.Need.REQUIRED) {
                faults.add(missing(view, column.name()));
            }
        } else if (!(type.isNull() && column.nullable()) && !column.kind().accepts(type.name(), type.length())) {
            faults.add("%s.%s is %s: expected %s, for example %s"
                    .formatted(
                            view.viewName(),
                            column.name(),
                            type.declared(),
                            column.kind().expected(),
                            column.kind().example(column.name())));
        }
    }

    /** One id has one type, because it is bound in it. */
    private static void addDisagreement(
            List<String> faults,
            Map<ShopView, Map<String, Type>> types,
            String column,
            ShopView first,
            ShopView... others) {
        Type expected = types.getOrDefault(first, Map.of()).get(column);
        for (ShopView view : others) {
            Type type = types.getOrDefault(view, Map.of()).get(column);
            if (expected != null && type != null && !expected.sameIds(type)) {
                faults.add("%s.%s is %s, but %s.%s is %s: expected one type of id, that of the shop's own column"
                        .formatted(
                                view.viewName(),
                                column,
                                type.declared(),
                                first.viewName(),
                                column,
                                expected.declared()));
            }
        }
    }

    private static String missing(ShopView view, String column) {
        ColumnKind kind = view.column(column).orElseThrow().kind();
        return "%s.%s is missing: expected %s, for example %s"
                .formatted(view.viewName(), column, kind.expected(), kind.example(column));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * Type of a column.
     *
     * @param declared as {@code varchar(20)}
     * @param length of a text in characters, of a binary in bytes, else 0
     */
    private record Type(String name, String declared, long length) {

        static Type of(ResultSet row) throws SQLException {
            return new Type(lower(row.getString(3)), row.getString(4), row.getLong(5));
        }

        /** {@code NULL AS brand} is a binary text of no length. */
        boolean isNull() {
            return name.endsWith("binary") && length == 0;
        }

        boolean sameIds(Type other) {
            return IdColumn.of(name, length, BinaryIdText.HEX)
                    .getClass()
                    .equals(IdColumn.of(other.name, other.length, BinaryIdText.HEX)
                            .getClass());
        }
    }
}
