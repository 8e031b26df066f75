package dev.recs.jobs.check;

import dev.recs.stores.shop.IdColumn;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A check that counts the rows of a view that meet a condition. */
record RowCheck(String subject, ViewQuery query, double allowedShare, String advice) implements DataCheck {

    /** A product that was bought but is in no catalog has no name, no text and no vector: its purchases teach nothing. */
    static RowCheck unknownProducts(IdColumn ids, double allowedShare) {
        return new RowCheck(
                "purchases of products that are not in the catalog",
                new ViewQuery(
                        "recs_purchases b LEFT JOIN recs_products p ON " + same(ids, "p.product_id", "b.product_id"),
                        "p.product_id IS NULL",
                        "b.product_id"),
                allowedShare,
                "keep sold-out products in recs_products with in_stock = 0; an id in other letters is another id");
    }

    /** A purchase whose user is in no view is never read. Shops keep the orders of deleted accounts, so some are fine. */
    static RowCheck unknownUsers(IdColumn ids, double allowedShare) {
        return new RowCheck(
                "purchases of users that are not in recs_users",
                new ViewQuery(
                        "recs_purchases b LEFT JOIN recs_users u ON " + same(ids, "u.user_id", "b.user_id"),
                        "u.user_id IS NULL",
                        "b.user_id"),
                allowedShare,
                "let the view recs_users list every buyer, and recs_purchases take the id as the users' table spells it; for orders of deleted accounts raise recs.check.unknown-users");
    }

    /** Returns and corrections are not purchases. */
    static RowCheck quantities(double allowedShare) {
        return new RowCheck(
                "purchases of a quantity below 1",
                new ViewQuery("recs_purchases b", "b.quantity < 1", "b.order_id"),
                allowedShare,
                "leave returns out of the view recs_purchases");
    }

    /** Without a name there is nothing to embed or to show: such a product is never recommended. */
    static RowCheck productNames(double allowedShare) {
        return new RowCheck(
                "products without a name",
                new ViewQuery("recs_products p", "p.name IS NULL OR TRIM(p.name) = ''", "p.product_id"),
                allowedShare,
                "give them a name, or leave them out of recs_products");
    }

    /** Categories name the shelves of the fallback lists and spread a list over the shop. */
    static RowCheck productCategories(double allowedShare) {
        return new RowCheck(
                "products without a category",
                new ViewQuery("recs_products p", "p.category IS NULL OR TRIM(p.category) = ''", "p.product_id"),
                allowedShare,
                "fill the category: fallback lists go by it");
    }

    /** A product without a price is shown without one. */
    static RowCheck productPrices(double allowedShare) {
        return new RowCheck(
                "products in stock without a price",
                new ViewQuery(
                        "recs_products p", "p.in_stock = 1 AND (p.price IS NULL OR p.price <= 0)", "p.product_id"),
                allowedShare,
                "fill the price in recs_products");
    }

    /** A user who never bought anything gets the popular list until the first search or view. */
    static RowCheck usersWithoutPurchase(double allowedShare) {
        return new RowCheck(
                "users without a purchase",
                new ViewQuery(
                        "recs_users u",
                        "NOT EXISTS (SELECT 1 FROM recs_purchases b WHERE b.user_id = u.user_id)",
                        "u.user_id"),
                allowedShare,
                "normal for new accounts; if it is most of them, recs_purchases may miss orders");
    }

    /** By the index of the column first, which is in the order of its collation; then as the programs compare. */
    private static String same(IdColumn ids, String column, String other) {
        String exact = ids.sqlExact(column);
        return column + " = " + other + (exact.equals(column) ? "" : " AND " + exact + " = " + ids.sqlExact(other));
    }

    @Override
    public CheckResult run(JdbcClient store, Instant now) {
        return query.run(this, allowedShare, store, now);
    }
}
