package dev.recs.jobs.imports.shop;

import dev.recs.jobs.imports.rows.OrderReader;
import dev.recs.jobs.imports.rows.ProductColumn;
import dev.recs.jobs.imports.rows.RowRule;
import dev.recs.jobs.imports.text.ColumnNames;
import java.util.List;
import java.util.Map;

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

    /** A new one for each reading. */
    public RowRule products() {
        return switch (this) {
            case OWN -> RowRule.AS_IT_IS;
            case SHOPIFY -> new ShopifyProducts();
            case WOOCOMMERCE -> new WooCommerceProducts();
            case MAGENTO -> new MagentoProducts();
        };
    }

    /** A new one for each reading. */
    public RowRule orders() {
        return this == OWN ? RowRule.AS_IT_IS : new OrderRows();
    }

    public ColumnNames productColumns(Map<String, String> said) {
        return ColumnNames.parse(List.of("product_id", "name"), ProductColumn.names(), productNames(), said);
    }

    public ColumnNames orderColumns(Map<String, String> said) {
        return ColumnNames.parse(OrderReader.COLUMNS, OrderReader.OPTIONAL, orderNames(), said);
    }

    /** Whether empty or zero users are guests. */
    public boolean isShopSystem() {
        return this != OWN;
    }

    /** Whether its rows tell a column that its files do not have. */
    public boolean tells(ProductColumn column) {
        return switch (column) {
            case IN_STOCK, PRICE -> isShopSystem();
            case GROUP_ID -> this == SHOPIFY || this == WOOCOMMERCE;
            default -> false;
        };
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
