package dev.recs.jobs.connect;

import dev.recs.stores.shop.BinaryIdText;
import java.util.Map;
import java.util.Optional;

/** Shopware 6, whose ids are BINARY(16) and whose orders have versions. */
final class Shopware implements ShopKind {

    private static final String NEWEST_MIGRATION =
            "SELECT class FROM %s WHERE `update` IS NOT NULL AND class LIKE ? ORDER BY creation_timestamp DESC LIMIT 1";

    private static final String LIVE = "UNHEX('0fa91ce3e96a4bc2be4bd9ce752c3425')";
    private static final String SYSTEM_LANGUAGE = "UNHEX('2fbb5fe2e29a4d70aa5854ce7ce3e20b')";
    private static final String DEFAULT_CURRENCY = "UNHEX('b7d2554b0ce847cd82f3ac9bd1c0dfca')";

    @Override
    public ShopSystem system() {
        return ShopSystem.SHOPWARE;
    }

    @Override
    public Optional<Shop> recognise(ShopDatabase database, ConnectRequest request) {
        boolean found = database.has("order", "order_customer", "order_line_item", "state_machine_state", "migration")
                && database.hasColumns("order", "version_id", "order_date_time");
        return found ? Optional.of(shop(database, request)) : Optional.empty();
    }

    private Shop shop(ShopDatabase database, ConnectRequest request) {
        String version = database.value(NEWEST_MIGRATION, "migration", "%Core_Migration_V6__%")
                .map(Shopware::versionOf)
                .orElse("of unknown version");
        return new Shop(
                system(),
                version,
                database.name(),
                Map.of(
                        "live", LIVE,
                        "language", SYSTEM_LANGUAGE,
                        "currency", DEFAULT_CURRENCY,
                        "buyer_text", text(request.binaryIds())),
                request.statesOr(system().countedStates()));
    }

    /** Of {@code Shopware\Core\Migration\V6_6\Migration…}: 6.6. */
    private static String versionOf(String migration) {
        return migration.replaceFirst(".*\\\\V(\\d+)_(\\d+)\\\\.*", "$1.$2");
    }

    /** As {@link dev.recs.stores.shop.IdColumn} has it. */
    private static String text(BinaryIdText form) {
        String hex = "LOWER(HEX(buyer))";
        return switch (form) {
            case HEX -> hex;
            case UUID ->
                "INSERT(INSERT(INSERT(INSERT(%s, 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')".formatted(hex);
        };
    }
}
