package dev.recs.jobs.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whose exports are read: the names of their columns, and what they leave out.
 *
 * <p>Our own names are understood in each.
 */
public enum ShopFormat {
    OWN,
    SHOPIFY,
    WOOCOMMERCE,
    MAGENTO;

    /** Of orders that are no purchases. Those that are only not paid yet are purchases. */
    private static final Set<String> NO_PURCHASE = Set.of(
            "cancelled",
            "canceled",
            "refunded",
            "voided",
            "failed",
            "trash",
            "draft",
            "checkout draft",
            "auto draft",
            "expired",
            "closed",
            "fraud");

    /** A new one for each reading. */
    RowRule products() {
        return switch (this) {
            case OWN -> RowRule.AS_IT_IS;
            case SHOPIFY -> new ShopifyProducts();
            case WOOCOMMERCE -> new WooCommerceProducts();
            case MAGENTO -> new MagentoProducts();
        };
    }

    /** A new one for each reading. */
    RowRule orders() {
        return this == OWN ? RowRule.AS_IT_IS : new OrderRows();
    }

    ColumnNames productColumns(ImportOptions options) {
        return ColumnNames.parse(
                List.of("product_id", "name"), ProductColumn.names(), productNames(), options.columns());
    }

    ColumnNames orderColumns(ImportOptions options) {
        return ColumnNames.parse(OrderReader.COLUMNS, OrderReader.OPTIONAL, orderNames(), options.columns());
    }

    /** Whether databases write these numbers of pieces, as 2.0000, and empty or zero users are guests. */
    boolean isShopSystem() {
        return this != OWN;
    }

    static boolean isNoPurchase(String status) {
        String word = status.toLowerCase(Locale.ROOT)
                .replace('-', ' ')
                .replace('_', ' ')
                .strip();
        return NO_PURCHASE.contains(word.startsWith("wc ") ? word.substring("wc ".length()) : word);
    }

    private Map<String, List<String>> productNames() {
        return switch (this) {
            case OWN -> Map.of();
            case SHOPIFY -> ExportColumns.SHOPIFY_PRODUCTS;
            case WOOCOMMERCE -> ExportColumns.WOOCOMMERCE_PRODUCTS;
            case MAGENTO -> ExportColumns.MAGENTO_PRODUCTS;
        };
    }

    private Map<String, List<String>> orderNames() {
        return switch (this) {
            case OWN -> Map.of();
            case SHOPIFY -> ExportColumns.SHOPIFY_ORDERS;
            case WOOCOMMERCE -> ExportColumns.WOOCOMMERCE_ORDERS;
            case MAGENTO -> ExportColumns.MAGENTO_ORDERS;
        };
    }
}
