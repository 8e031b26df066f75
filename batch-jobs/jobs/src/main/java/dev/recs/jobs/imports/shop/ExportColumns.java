package dev.recs.jobs.imports.shop;

import dev.recs.jobs.imports.rows.RowRule;
import java.util.List;
import java.util.Map;

/**
 * What shop systems call our columns in their exports, the best first; and columns of theirs that their {@link RowRule} needs.
 *
 * <p>Sources of the names: Shopify's own exports of products and orders; WooCommerce's own export of products, and the exports of orders with a row an
 * item (Customer/Order/Coupon Export, Advanced Order Export); Magento 2's own export of products, and exports that join {@code sales_order} with
 * {@code sales_order_item}.
 */
final class ExportColumns {

    static final Map<String, List<String>> SHOPIFY_PRODUCTS = Map.ofEntries(
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
            Map.entry("backorders", List.of("variant inventory policy", "continue selling when out of stock")));

    static final Map<String, List<String>> SHOPIFY_ORDERS = Map.of(
            "order_id", List.of("name"),
            "user_id", List.of("customer id", "email"),
            "product_id", List.of("lineitem sku"),
            "item_name", List.of("lineitem name"),
            "quantity", List.of("lineitem quantity"),
            "unit_price", List.of("lineitem price"),
            "purchased_at", List.of("created at"),
            "status", List.of("financial status"),
            "cancelled_at", List.of("cancelled at"));

    static final Map<String, List<String>> WOOCOMMERCE_PRODUCTS = Map.ofEntries(
            Map.entry("product_id", List.of("sku")),
            Map.entry("second_id", List.of("id")),
            Map.entry("kind", List.of("type")),
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
            Map.entry("state", List.of("published")));

    static final Map<String, List<String>> WOOCOMMERCE_ORDERS = Map.of(
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
            "quantity_refunded", List.of("item_refunded_qty"));

    static final Map<String, List<String>> MAGENTO_PRODUCTS = Map.of(
            "product_id", List.of("sku"),
            "category", List.of("categories"),
            "brand", List.of("manufacturer"),
            "description", List.of("short_description"),
            "image_url", List.of("base_image"),
            "in_stock", List.of("is_in_stock"),
            "state", List.of("product_online"),
            "store_view", List.of("store_view_code"));

    static final Map<String, List<String>> MAGENTO_ORDERS = Map.of(
            "order_id", List.of("increment_id", "order_increment_id"),
            "user_id", List.of("customer_id", "customer_email"),
            "product_id", List.of("sku", "item_sku"),
            "quantity", List.of("qty_ordered", "item_qty_ordered"),
            "unit_price", List.of("price", "item_price"),
            "purchased_at", List.of("created_at", "purchase date", "purchased_on"),
            "status", List.of("order_status"),
            "currency", List.of("order_currency_code"),
            "quantity_refunded", List.of("qty_refunded", "item_qty_refunded"),
            "quantity_cancelled", List.of("qty_canceled", "item_qty_canceled"));

    private ExportColumns() {}
}
