package dev.recs.stores.shop;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.PurchasedProduct;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private final JdbcClient jdbc;
    private final ShopViews shop;
    private final IdColumn users;
    private final IdColumn products;
    private final String byProduct;
    private final String sums;

    public ShopPurchases(JdbcClient jdbc, ShopViews shop) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.users = shop.ids(ShopView.PURCHASES, "user_id");
        this.products = shop.ids(ShopView.PURCHASES, "product_id");
        String user = users.sqlExact("b.user_id");
        String product = products.sqlExact("b.product_id");
        this.byProduct = """
            SELECT MIN(b.user_id) AS user_id, MIN(b.product_id) AS product_id,
              COUNT(DISTINCT DATE(b.purchased_at)) AS purchase_days, COUNT(*) AS order_lines,
              MIN(b.purchased_at) AS first_at, MAX(b.purchased_at) AS last_at
            FROM recs_purchases b
            WHERE b.user_id IN (:users) AND b.purchased_at <= :asOf
            GROUP BY %1$s, %2$s
            ORDER BY %1$s, last_at DESC, %2$s
            """.formatted(user, product);
        this.sums = """
            SELECT MIN(b.user_id) AS user_id, COUNT(*) AS order_lines,
              CAST(SUM(CRC32(CONCAT_WS('|', b.order_id, b.product_id, b.quantity, b.purchased_at))) AS SIGNED) AS checksum
            FROM recs_purchases b
            WHERE b.user_id IN (:users)
            GROUP BY %s
            """.formatted(user);
    }

    /**
     * By user, latest product first, at most 2,000 of each user; those who bought nothing are left out, and lines whose product has no id.
     *
     * @param asOf later purchases are left out
     */
    public Map<UserId, List<PurchasedProduct>> byProduct(Collection<UserId> buyers, Instant asOf) {
        Set<UserId> wanted = new HashSet<>(buyers);
        Map<UserId, List<PurchasedProduct>> purchases = new HashMap<>();
        asked(byProduct, buyers)
                .ifPresent(statement -> statement
                        .param("asOf", shop.bound(asOf, ShopView.PURCHASES, PURCHASED_AT))
                        .query(row -> {
                            Optional<UserId> user = users.user(row, "user_id").filter(wanted::contains);
                            Optional<ProductId> product = products.product(row, "product_id");
                            if (user.isPresent() && product.isPresent()) {
                                List<PurchasedProduct> ofUser =
                                        purchases.computeIfAbsent(user.get(), buyer -> new ArrayList<>());
                                if (ofUser.size() < MAX_PRODUCTS) {
                                    ofUser.add(purchased(row, product.get()));
                                }
                            }
                        }));
        return purchases;
    }

    private PurchasedProduct purchased(ResultSet row, ProductId product) throws SQLException {
        return new PurchasedProduct(
                product,
                row.getInt("purchase_days"),
                row.getInt("order_lines"),
                shop.time(row, ShopView.PURCHASES, PURCHASED_AT, "first_at"),
                shop.time(row, ShopView.PURCHASES, PURCHASED_AT, "last_at"));
    }

    /** Of all order lines of each user, in one statement; those who bought nothing are left out. */
    public Map<UserId, OrderSum> sums(Collection<UserId> buyers) {
        Set<UserId> wanted = new HashSet<>(buyers);
        Map<UserId, OrderSum> sumsByUser = new HashMap<>();
        asked(sums, buyers)
                .ifPresent(statement -> statement.query(row -> {
                    Optional<UserId> user = users.user(row, "user_id").filter(wanted::contains);
                    if (user.isPresent()) {
                        sumsByUser.put(user.get(), new OrderSum(row.getLong("order_lines"), row.getLong("checksum")));
                    }
                }));
        return sumsByUser;
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
