package dev.recs.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whose exports are read: the names of their columns, and what they leave out.
 *
 * <p>Our own names are understood in each. Sources of the names: Shopify's own exports of products and orders; WooCommerce's own export of
 * products, and the exports of orders with a row an item (Customer/Order/Coupon Export, Advanced Order Export); Magento 2's own export of
 * products, and exports that join {@code sales_order} with {@code sales_order_item}.
 */
public enum ShopFormat {
    OWN(Map.of(), Map.of()) {
        @Override
        RowRule products() {
            return RowRule.AS_IT_IS;
        }

        @Override
        RowRule orders() {
            return RowRule.AS_IT_IS;
        }
    },
    SHOPIFY(
            Map.ofEntries(
                    Map.entry("product_id", List.of("variant sku", "sku")),
                    Map.entry("name", List.of("title")),
                    Map.entry("category", List.of("type", "product type", "product category")),
                    Map.entry("brand", List.of("vendor")),
                    Map.entry("description", List.of("body (html)", "description")),
                    Map.entry("price", List.of("variant price", "price")),
                    Map.entry("image_url", List.of("image src", "product image url")),
                    Map.entry("in_stock", List.of("variant inventory qty", "inventory quantity")),
                    Map.entry("group", List.of("handle", "url handle")),
                    Map.entry("state", List.of("status")),
                    Map.entry("option1", List.of("option1 value")),
                    Map.entry("option2", List.of("option2 value")),
                    Map.entry("option3", List.of("option3 value")),
                    Map.entry("tracker", List.of("variant inventory tracker", "inventory tracker")),
                    Map.entry("backorders", List.of("variant inventory policy", "continue selling when out of stock"))),
            Map.of(
                    "order_id", List.of("name"),
                    "user_id", List.of("customer id", "email"),
                    "product_id", List.of("lineitem sku"),
                    "item_name", List.of("lineitem name"),
                    "quantity", List.of("lineitem quantity"),
                    "unit_price", List.of("lineitem price"),
                    "purchased_at", List.of("created at"),
                    "status", List.of("financial status"),
                    "cancelled_at", List.of("cancelled at"))) {
        @Override
        RowRule products() {
            return new ShopifyProducts();
        }
    },
    WOOCOMMERCE(
            Map.ofEntries(
                    Map.entry("product_id", List.of("sku")),
                    Map.entry("second_id", List.of("id")),
                    Map.entry("category", List.of("categories")),
                    Map.entry("brand", List.of("brands")),
                    Map.entry("description", List.of("short description")),
                    Map.entry("price", List.of("sale price")),
                    Map.entry("regular_price", List.of("regular price")),
                    Map.entry("sale_starts", List.of("date sale price starts")),
                    Map.entry("sale_ends", List.of("date sale price ends")),
                    Map.entry("image_url", List.of("images")),
                    Map.entry("in_stock", List.of("in stock?")),
                    Map.entry("group", List.of("parent")),
                    Map.entry("state", List.of("published"))),
            Map.of(
                    "order_id", List.of("order_number", "order number", "order id"),
                    "user_id",
                            List.of(
                                    "customer_id",
                                    "customer user id",
                                    "customer_user",
                                    "customer_email",
                                    "billing_email",
                                    "email (billing)"),
                    "product_id", List.of("item_sku", "sku"),
                    "second_id", List.of("item_product_id", "product id"),
                    "quantity", List.of("item_quantity", "quantity (- refund)"),
                    "unit_price", List.of("item_price", "item cost", "item_subtotal_price"),
                    "purchased_at", List.of("date", "order_date", "order date"),
                    "status", List.of("order_status", "order status"),
                    "currency", List.of("order_currency", "order currency"),
                    "quantity_refunded", List.of("item_refunded_qty"))) {
        @Override
        RowRule products() {
            return new WooCommerceProducts();
        }
    },
    MAGENTO(
            Map.of(
                    "product_id", List.of("sku"),
                    "category", List.of("categories"),
                    "brand", List.of("manufacturer"),
                    "description", List.of("short_description"),
                    "image_url", List.of("base_image"),
                    "in_stock", List.of("is_in_stock"),
                    "state", List.of("product_online"),
                    "store_view", List.of("store_view_code")),
            Map.of(
                    "order_id", List.of("increment_id", "order_increment_id"),
                    "user_id", List.of("customer_id", "customer_email"),
                    "product_id", List.of("sku", "item_sku"),
                    "quantity", List.of("qty_ordered", "item_qty_ordered"),
                    "unit_price", List.of("price", "item_price"),
                    "purchased_at", List.of("created_at", "purchase date", "purchased_on"),
                    "status", List.of("order_status"),
                    "currency", List.of("order_currency_code"),
                    "quantity_refunded", List.of("qty_refunded", "item_qty_refunded"),
                    "quantity_cancelled", List.of("qty_canceled", "item_qty_canceled"))) {
        @Override
        RowRule products() {
            return new MagentoProducts();
        }
    };

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

    private final Map<String, List<String>> productNames;
    private final Map<String, List<String>> orderNames;

    ShopFormat(Map<String, List<String>> productNames, Map<String, List<String>> orderNames) {
        this.productNames = productNames;
        this.orderNames = orderNames;
    }

    abstract RowRule products();

    RowRule orders() {
        return new OrderRows();
    }

    ColumnNames productColumns(ImportOptions options) {
        return ColumnNames.of(List.of("product_id", "name"), ProductColumn.names(), productNames, options.columns());
    }

    ColumnNames orderColumns(ImportOptions options) {
        return ColumnNames.of(OrderReader.COLUMNS, OrderReader.OPTIONAL, orderNames, options.columns());
    }

    /** Whether databases write these numbers of pieces, as 2.0000, and empty or zero customers are guests. */
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
}
