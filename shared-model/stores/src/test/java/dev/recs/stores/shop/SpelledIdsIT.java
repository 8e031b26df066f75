package dev.recs.stores.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recs.model.UserId;
import dev.recs.model.catalog.Product;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.catalog.BulkReads;
import dev.recs.stores.catalog.OrderLines;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.outbox.Outbox;
import dev.recs.stores.outbox.OutboxRow;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.stores.shop.ShopUsers.Active;
import dev.recs.stores.shop.ShopUsers.Range;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Ids as shops have them in columns whose collation minds neither case nor blanks at the end: other spellings are other ids, and a text that is
 * no id leaves its own row out and no other.
 */
final class SpelledIdsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String ID = " VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci";

    private final DriverManagerDataSource mysql =
            new DriverManagerDataSource(STACK.addresses().mysqlUrl(), "root", "");
    private final JdbcTemplate jdbc = new JdbcTemplate(mysql);
    private final JdbcClient client = JdbcClient.create(jdbc);

    @BeforeEach
    void fill() {
        STACK.empty();
        RecsSchema.of(
                        new StoreAddresses(STACK.addresses().mysqlUrl(), "root", "", "", ""),
                        Bound.settings(StoreSettings.class, Map.of()).mysql())
                .migrate();
        jdbc.execute("CREATE DATABASE sample_shop");
        jdbc.execute("CREATE TABLE sample_shop.u (user_id" + ID + " PRIMARY KEY)");
        jdbc.execute("CREATE TABLE sample_shop.c (product_id" + ID + " PRIMARY KEY)");
        jdbc.execute("CREATE TABLE sample_shop.p (user_id" + ID + ", order_id BIGINT, product_id" + ID
                + ", at DATETIME, KEY (user_id))");
        jdbc.update("INSERT INTO sample_shop.u VALUES ('ann'), ('zoe')");
        jdbc.update("INSERT INTO sample_shop.c VALUES ('tea')");
        jdbc.update("INSERT INTO sample_shop.p VALUES ('ann', 1, 'tea', '2026-01-01'), ('Ann', 2, 'cup', '2026-01-02'),"
                + " ('ann', 3, 'TEA', '2026-01-03'), ('Ann', 4, 'tea', '2026-01-04'), ('ann ', 5, 'jar', '2026-01-05'),"
                + " ('ann', 6, 'tea', '2026-01-06'), ('ann', 7, 'tea ', '2026-01-07')");
        view("recs_users", "user_id, CAST('2025-01-01' AS DATETIME) AS created_at FROM sample_shop.u");
        view(
                "recs_purchases",
                "user_id, order_id, product_id, 1 AS quantity, at AS purchased_at, 2.5 AS unit_price FROM sample_shop.p");
        view(
                "recs_products",
                "product_id, CONCAT('Name of ', product_id) AS name, '' AS category, '' AS brand, '' AS description,"
                        + " 1.5 AS price, 'EUR' AS currency, '' AS image_url, 1 AS in_stock,"
                        + " CAST('2025-01-01' AS DATETIME) AS updated_at FROM sample_shop.c");
    }

    /** A group of both spellings had the name of either, and one user got what both had bought. */
    @ParameterizedTest
    @CsvSource({"ann, tea TEA", "Ann, tea cup"})
    void whatAnotherSpellingBoughtIsOfAnotherUser(String user, String products) {
        UserId buyer = new UserId(user);
        assertThat(new ShopPurchases(client, shop())
                        .byProduct(List.of(buyer), NOW)
                        .get(buyer))
                .extracting(product -> product.productId().value())
                .containsExactly(products.split(" "));
    }

    @Test
    void sumsAreOfOneSpelling() {
        assertThat(new ShopPurchases(client, shop())
                        .sums(List.of(new UserId("ann"), new UserId("Ann")))
                        .entrySet())
                .extracting(sum -> sum.getKey().value() + " " + sum.getValue().lines())
                .containsExactlyInAnyOrder("ann 4", "Ann 2");
    }

    @Test
    void theNewestPurchaseIsOfTheListedSpelling() {
        assertThat(new ShopUsers(client, shop()).page(Range.WHOLE, Optional.empty(), 5))
                .containsExactly(
                        new Active(new UserId("ann"), Instant.parse("2026-01-07T00:00:00Z")),
                        new Active(new UserId("zoe"), Instant.EPOCH));
    }

    /** They lay apart by time, and the training ended. */
    @Test
    void linesOfEachSpellingLieTogether() {
        jdbc.update("INSERT INTO sample_shop.p VALUES ('', 8, 'tea', '2026-01-08')");
        List<String> users = new ArrayList<>();
        new OrderLines(new BulkReads(jdbc, Optional.empty(), Duration.ZERO, Clock.systemUTC()), shop())
                .forEach(NOW, (user, product, at) -> {
                    if (users.isEmpty() || !users.getLast().equals(user)) {
                        users.add(user);
                    }
                });
        assertThat(users).containsExactlyInAnyOrder("ann", "Ann", "ann ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void aUserWithoutAnIdEndsNoPage(int limit) {
        jdbc.update("INSERT INTO sample_shop.u VALUES (''), (' cy'), ('bob\t'), (REPEAT('x', 70)), (REPEAT('y', 70))");
        ShopUsers users = new ShopUsers(client, shop());
        List<String> read = new ArrayList<>();
        Range rest = Range.WHOLE;
        List<Active> page = users.page(rest, Optional.empty(), limit);
        while (!page.isEmpty()) {
            page.forEach(user -> read.add(user.userId().value()));
            rest = rest.from(page.getLast().userId());
            page = users.page(rest, Optional.empty(), limit);
        }
        assertThat(read).containsExactly("ann", "zoe");
        assertThat(users.accounts(List.of(new UserId("cy"), new UserId("bob"), new UserId("zoe"))))
                .containsOnlyKeys(new UserId("zoe"));
        assertThat(users.quantiles(7)).isSubsetOf("ann", "zoe");
        assertThat(users.cuts(Range.WHOLE, limit)).isSubsetOf("ann", "zoe");
    }

    /** They come first, and their text is what says "from the first": a page of them was read again and again. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "BINARY(16)", "VARCHAR(40)"})
    void rowsOfUsersWithoutAnIdAtAllEndNoPage(String type) {
        jdbc.execute("CREATE TABLE sample_shop.n (user_id " + type + ")");
        jdbc.update("INSERT INTO sample_shop.n VALUES (NULL), (NULL), (NULL), (1234567890123456)"
                .replace("1234567890123456", type.equals("INT") ? "7" : "'1234567890123456'"));
        view("recs_users", "user_id, CAST('2025-01-01' AS DATETIME) AS created_at FROM sample_shop.n");
        view(
                "recs_purchases",
                "user_id, 1 AS order_id, 'tea' AS product_id, 1 AS quantity,"
                        + " CAST('2026-01-01' AS DATETIME) AS purchased_at FROM sample_shop.n");
        ShopUsers users = new ShopUsers(client, shop());
        assertThat(users.page(Range.WHOLE, Optional.empty(), 2)).hasSize(1);
        assertThat(users.cuts(Range.WHOLE, 2)).isEmpty();
    }

    @Test
    void idsOfTheTypeUuidAreRead() {
        assumeTrue(String.valueOf(jdbc.queryForObject("SELECT VERSION()", String.class))
                .contains("MariaDB"));
        String id = "123e4567-e89b-12d3-a456-426614174000";
        jdbc.execute("CREATE TABLE sample_shop.g (user_id UUID PRIMARY KEY, product_id UUID, at DATETIME)");
        jdbc.update("INSERT INTO sample_shop.g VALUES (?, ?, '2026-01-01')", id, id);
        view("recs_users", "user_id, CAST('2025-01-01' AS DATETIME) AS created_at FROM sample_shop.g");
        view(
                "recs_purchases",
                "user_id, 1 AS order_id, product_id, 1 AS quantity, at AS purchased_at FROM sample_shop.g");
        UserId user = new UserId(id);
        assertThat(new ShopUsers(client, shop()).page(Range.WHOLE, Optional.empty(), 5))
                .containsExactly(new Active(user, Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(new ShopPurchases(client, shop())
                        .byProduct(List.of(user), NOW)
                        .get(user))
                .extracting(product -> product.productId().value())
                .containsExactly(id);
    }

    @Test
    void aProductWithoutAnIdIsLeftOutOfTheCatalog() {
        jdbc.update("INSERT INTO sample_shop.c VALUES (''), (' cup'), ('jar\t'), (REPEAT('x', 70))");
        assertThat(new Products(client, shop()).all())
                .extracting(Product::productId)
                .extracting(Object::toString)
                .containsExactly("tea");
    }

    /** The first such row stopped the orders of everybody. */
    @Test
    void anAnnouncementOfNobodyIsRemoved() {
        jdbc.update("INSERT INTO refresh_outbox (user_id, cause, created_at, visible_at) VALUES"
                + " ('ann ', 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)), ('', 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)),"
                + " ('ann', 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))");
        Outbox outbox = new Outbox(client);
        assertThat(outbox.unsent(10)).extracting(OutboxRow::user).containsExactly(new UserId("ann"));
        assertThat(outbox.count()).isEqualTo(1);
    }

    private ShopViews shop() {
        return ShopViews.read(jdbc, Bound.settings(ShopSettings.class, Map.of()));
    }

    private void view(String name, String select) {
        jdbc.execute("CREATE OR REPLACE VIEW " + name + " AS SELECT " + select);
    }
}
