package dev.recs.stores.shop;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.PurchasedProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What users bought, by product: one SQL statement, however many users are asked for. */
public final class ShopPurchases {

    private static final int MAX_PRODUCTS = 2_000;
    private static final String PURCHASED_AT = "purchased_at";

    private static final String BY_PRODUCT = """
            SELECT user_id, product_id, COUNT(DISTINCT DATE(purchased_at)) AS purchase_days, COUNT(*) AS order_lines,
              MIN(purchased_at) AS first_at, MAX(purchased_at) AS last_at
            FROM recs_purchases
            WHERE user_id IN (:users) AND purchased_at <= :asOf
            GROUP BY user_id, product_id
            ORDER BY user_id, last_at DESC, product_id
            """;

    private static final String SUMS = """
            SELECT user_id, COUNT(*) AS order_lines,
              CAST(SUM(CRC32(CONCAT_WS('|', order_id, product_id, quantity, purchased_at))) AS SIGNED) AS checksum
            FROM recs_purchases
            WHERE user_id IN (:users)
            GROUP BY user_id
            """;

    private final JdbcClient jdbc;
    private final ShopViews shop;
    private final IdColumn users;
    private final IdColumn products;

    public ShopPurchases(JdbcClient jdbc, ShopViews shop) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.users = shop.ids(ShopView.PURCHASES, "user_id");
        this.products = shop.ids(ShopView.PURCHASES, "product_id");
    }

    /**
     * By user, latest product first, at most 2,000 of each user; those who bought nothing are left out.
     *
     * @param asOf later purchases are left out
     */
    public Map<UserId, List<PurchasedProduct>> byProduct(Collection<UserId> buyers, Instant asOf) {
        Map<UserId, List<PurchasedProduct>> purchases = new HashMap<>();
        asked(BY_PRODUCT, buyers)
                .ifPresent(statement -> statement
                        .param("asOf", shop.bound(asOf, ShopView.PURCHASES, PURCHASED_AT))
                        .query(row -> {
                            List<PurchasedProduct> ofUser = purchases.computeIfAbsent(
                                    new UserId(users.text(row, "user_id")), user -> new ArrayList<>());
                            if (ofUser.size() < MAX_PRODUCTS) {
                                ofUser.add(new PurchasedProduct(
                                        new ProductId(products.text(row, "product_id")),
                                        row.getInt("purchase_days"),
                                        row.getInt("order_lines"),
                                        shop.time(row, ShopView.PURCHASES, PURCHASED_AT, "first_at"),
                                        shop.time(row, ShopView.PURCHASES, PURCHASED_AT, "last_at")));
                            }
                        }));
        return purchases;
    }

    /** Of all order lines of each user, in one statement; those who bought nothing are left out. */
    public Map<UserId, OrderSum> sums(Collection<UserId> buyers) {
        Set<UserId> wanted = new HashSet<>(buyers);
        Map<UserId, OrderSum> sums = new HashMap<>();
        asked(SUMS, buyers)
                .ifPresent(statement -> statement.query(row -> {
                    UserId user = new UserId(users.text(row, "user_id"));
                    if (wanted.contains(user)) {
                        sums.put(user, new OrderSum(row.getLong("order_lines"), row.getLong("checksum")));
                    }
                }));
        return sums;
    }

    /** The id of an order of one of the users. */
    public Optional<String> someOrder(Collection<UserId> buyers) {
        return asked("SELECT order_id FROM recs_purchases WHERE user_id IN (:users) LIMIT 1", buyers)
                .flatMap(statement -> statement
                        .query((row, number) -> shop.orderIds().text(row, "order_id"))
                        .optional());
    }

    /** Empty if no row can have one of the ids. */
    private Optional<StatementSpec> asked(String sql, Collection<UserId> buyers) {
        List<Object> bound = users.bound(buyers.stream().map(UserId::value).toList());
        return bound.isEmpty() ? Optional.empty() : Optional.of(jdbc.sql(sql).param("users", bound));
    }
}
