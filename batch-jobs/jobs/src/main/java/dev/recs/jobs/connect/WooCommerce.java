package dev.recs.jobs.connect;

import dev.recs.model.failure.Misconfigured;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * WooCommerce whose orders are in tables of their own (HPOS).
 *
 * <p>A site of a network has a number in its prefix ({@code wp_2_}); its accounts are in the tables of the network, and it has those as users that
 * have a role on it.
 */
final class WooCommerce implements ShopKind {

    private static final String ITEMS = "woocommerce_order_items";
    private static final String OPTION = "SELECT option_value FROM %s WHERE option_name = ?";
    private static final String SITE_NUMBER = "[0-9]+_$";

    @Override
    public ShopSystem system() {
        return ShopSystem.WOOCOMMERCE;
    }

    @Override
    public Optional<Shop> recognise(ShopDatabase database, ConnectRequest request) {
        List<String> prefixes = request.prefix().map(List::of).orElseGet(() -> database.prefixesOf(ITEMS)).stream()
                .filter(prefix -> database.has(prefix + ITEMS, prefix + "options"))
                .sorted()
                .toList();
        if (prefixes.size() > 1) {
            throw new Misconfigured("database %s has WooCommerce under the prefixes %s: say which by --prefix"
                    .formatted(database.name(), String.join(", ", prefixes)));
        }
        return prefixes.stream().findFirst().map(prefix -> shop(database, prefix, request));
    }

    private Shop shop(ShopDatabase database, String prefix, ConnectRequest request) {
        String version = option(database, prefix, "woocommerce_version").orElse("of unknown version");
        boolean onOwnTables = database.has(prefix + "wc_orders")
                && option(database, prefix, "woocommerce_custom_orders_table_enabled")
                        .filter("yes"::equals)
                        .isPresent();
        if (!onOwnTables) {
            throw new Misconfigured(
                    "WooCommerce %s in database %s keeps its orders as posts: switch on high-performance order storage (WooCommerce, Settings, Advanced, Features; or 'wp wc hpos sync' and 'wp wc hpos enable'), then repeat"
                            .formatted(version, database.name()));
        }
        String users = database.has(prefix + "users") ? prefix : prefix.replaceFirst(SITE_NUMBER, "");
        String members = users.equals(prefix)
                ? "TRUE"
                : "EXISTS (SELECT 1 FROM `%s`.%susermeta m WHERE m.user_id = u.ID AND m.meta_key = '%scapabilities')"
                        .formatted(database.name(), users, prefix);
        return new Shop(
                system(),
                version,
                database.name(),
                Map.of(
                        "prefix", prefix,
                        "users", users,
                        "members", members,
                        "by_parent", named(database, prefix + "wc_orders", "parent_order_id"),
                        "by_order", named(database, prefix + ITEMS, "order_id"),
                        "by_item", named(database, prefix + "woocommerce_order_itemmeta", "order_item_id"),
                        "address", literal(option(database, prefix, "siteurl")),
                        "shop_currency", literal(option(database, prefix, "woocommerce_currency"))),
                request.statesOr(system().countedStates()));
    }

    /** That a key is to be used, or nothing where an operator has taken it away: a view that names it could not be made. */
    private static String named(ShopDatabase database, String table, String key) {
        return database.hasKey(table, key) ? "FORCE INDEX (%s)".formatted(key) : "";
    }

    private static String literal(Optional<String> value) {
        return "'%s'".formatted(value.orElse("").replace("\\", "").replace("'", "''"));
    }

    private static Optional<String> option(ShopDatabase database, String prefix, String name) {
        return database.value(OPTION, prefix + "options", name);
    }
}
