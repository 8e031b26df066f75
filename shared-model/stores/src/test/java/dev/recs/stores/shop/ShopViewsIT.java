package dev.recs.stores.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

final class ShopViewsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String USERS = "user_id, created_at, last_active_at";
    private static final String PURCHASES = "user_id, order_id, product_id, quantity, purchased_at, unit_price";
    private static final String PRODUCTS =
            "product_id, name, category, NULL AS brand, NULL AS description, price, currency, '' AS image_url, in_stock, updated_at";

    private final JdbcTemplate jdbc =
            new JdbcTemplate(new DriverManagerDataSource(STACK.addresses().mysqlUrl(), "root", ""));

    @BeforeEach
    void makeViews() {
        STACK.empty();
        jdbc.execute("CREATE DATABASE sample_shop");
        jdbc.execute("CREATE TABLE sample_shop.u (user_id INT UNSIGNED PRIMARY KEY, created_at TIMESTAMP NULL,"
                + " last_active_at DATETIME, text_id VARCHAR(20), letters VARCHAR(20))");
        jdbc.execute("CREATE TABLE sample_shop.p (user_id BIGINT, order_id BINARY(16), product_id BINARY(16),"
                + " quantity INT, purchased_at DATETIME, unit_price DECIMAL(10,2))");
        jdbc.execute(
                "CREATE TABLE sample_shop.c (product_id BINARY(16) PRIMARY KEY, name VARCHAR(99), category VARCHAR(99),"
                        + " price FLOAT, price_text VARCHAR(20), currency CHAR(3), in_stock TINYINT(1), updated_at DATETIME, day DATE)");
        view("recs_users", USERS, "u");
        view("recs_purchases", PURCHASES, "p");
        view("recs_products", PRODUCTS, "c");
    }

    @Test
    void theTypesOfIdsAndOptionalColumnsAreThoseOfTheShop() {
        ShopViews views = read(Map.of());
        assertThat(views.userIds()).isEqualTo(new IdColumn.IntegerIds());
        assertThat(views.productIds()).isEqualTo(new IdColumn.BinaryIds(BinaryIdText.HEX));
        assertThat(views.has(ShopView.PURCHASES, "unit_price")).isTrue();
        assertThat(views.has(ShopView.PRODUCTS, "recommendable")).isFalse();
        assertThat(views.has(ShopView.ORDER_CHANGES)).isFalse();
    }

    /** They were read as 00000007, which no row had, while triggers wrote 7. */
    @Test
    void zerosBeforeAnIntegerAreNoPartOfTheId() {
        jdbc.execute("ALTER TABLE sample_shop.u MODIFY user_id BIGINT(24) UNSIGNED ZEROFILL");
        view("recs_users", USERS, "u");
        jdbc.update("INSERT INTO sample_shop.u (user_id) VALUES (0), (7), (18446744073709551615)");
        IdColumn ids = read(Map.of()).userIds();
        assertThat(jdbc.query(
                        "SELECT user_id, %s AS id FROM recs_users ORDER BY user_id".formatted(ids.sqlText("user_id")),
                        (row, number) -> List.of(
                                ids.text(row, "user_id"),
                                IdColumn.textOf(row, "user_id", BinaryIdText.HEX),
                                row.getString("id"))))
                .containsExactly(
                        List.of("0", "0", "0"),
                        List.of("7", "7", "7"),
                        List.of("18446744073709551615", "18446744073709551615", "18446744073709551615"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    recs_products | price | price_text AS price | recs_products.price is varchar(20): expected a number, for example CAST(c.price AS DECIMAL(12,2)) AS price
                    recs_products | updated_at | day AS updated_at | "recs_products.updated_at is date: expected a time: DATETIME or TIMESTAMP, for example CAST(c.updated_at AS DATETIME(3)) AS updated_at"
                    recs_products | in_stock | currency AS in_stock | "recs_products.in_stock is char(3): expected 0 or 1, for example c.in_stock = 'yes' AS in_stock"
                    recs_products | in_stock | 1 AS sold | "recs_products.in_stock is missing: expected 0 or 1, for example c.in_stock = 'yes' AS in_stock"
                    recs_products | product_id | price AS product_id | "recs_products.product_id is float: expected an id: an integer, CHAR, VARCHAR or BINARY(16), for example c.id AS product_id"
                    """)
    void aColumnThatCannotBeUsedIsOneLineWithViewColumnAndExample(
            String view, String column, String instead, String message) {
        view(view, PRODUCTS.replaceFirst("\\b" + column + "\\b", instead), "c");
        assertThat(ShopViews.faults(jdbc)).startsWith(message);
    }

    @Test
    void aMissingViewAndIdsOfTwoTypesAreALineEach() {
        view("recs_users", USERS.replace("user_id", "text_id AS user_id"), "u");
        jdbc.execute("DROP VIEW recs_products");
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(Misconfigured.class)
                .extracting(refused -> String.valueOf(refused.getMessage()).replace("bigint(20)", "bigint"))
                .isEqualTo("""
                view recs_products is missing in our database, or names a table or column that the shop has no more: 'recs connect' makes the views of a shop on the same server, 'recs import' those of the sample shop
                recs_purchases.user_id is bigint, but recs_users.user_id is varchar(20): expected one type of id, that of the shop's own column""");
    }

    /** Berlin: at 01:00 UTC on 2026-03-29 the clock goes from 2 to 3, on 2026-10-25 from 3 back to 2. */
    @Test
    void localTimesAreRightAcrossDaylightSaving() {
        ShopViews berlin = read(Map.of("time-zone", "Europe/Berlin"));
        jdbc.update(
                "INSERT INTO sample_shop.u (user_id, last_active_at) VALUES (1, '2026-03-29 01:59:59'), (2, '2026-03-29 03:00:00'),"
                        + " (3, '2026-10-25 01:59:59'), (4, '2026-10-25 02:30:00'), (5, '2026-10-25 03:00:00'), (6, NULL)");
        assertThat(jdbc.query(
                        "SELECT last_active_at FROM recs_users ORDER BY user_id",
                        (row, number) -> berlin.time(row, ShopView.USERS, "last_active_at")
                                .toString()))
                .containsExactly(
                        "2026-03-29T00:59:59Z",
                        "2026-03-29T01:00:00Z",
                        "2026-10-24T23:59:59Z",
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T02:00:00Z",
                        "1970-01-01T00:00:00Z");
        assertThat(berlin.bound(Instant.parse("2026-07-01T12:00:00Z"), ShopView.USERS, "last_active_at"))
                .isEqualTo(LocalDateTime.parse("2026-07-01T14:00:00"));
    }

    @Test
    void theZoneOfAColumnOfAResultIsThatOfItsType() {
        ShopSettings berlin = Bound.settings(ShopSettings.class, Map.of("time-zone", "Europe/Berlin"));
        jdbc.update("INSERT INTO sample_shop.u (user_id) VALUES (1)");
        assertThat(jdbc.queryForList("SELECT user_id FROM recs_users", Integer.class))
                .containsExactly(1);
        jdbc.query("SELECT created_at, last_active_at FROM recs_users", row -> {
            assertThat(ShopViews.zoneOf(row, "created_at", berlin)).isEqualTo(ZoneOffset.UTC);
            assertThat(ShopViews.zoneOf(row, "last_active_at", berlin)).isEqualTo(berlin.timeZone());
        });
    }

    @Test
    void timestampsAreUtcWhateverTheZoneOfTheShop() {
        ShopViews berlin = read(Map.of("time-zone", "Europe/Berlin"));
        jdbc.update("INSERT INTO sample_shop.u (user_id, created_at) VALUES (1, '2026-07-01 12:00:00')");
        List<Instant> read = jdbc.query(
                "SELECT created_at FROM recs_users", (row, number) -> berlin.time(row, ShopView.USERS, "created_at"));
        assertThat(read).containsExactly(Instant.parse("2026-07-01T12:00:00Z"));
        assertThat(berlin.bound(read.getFirst(), ShopView.USERS, "created_at"))
                .isEqualTo(LocalDateTime.parse("2026-07-01T12:00:00"));
    }

    private ShopViews read(Map<String, String> settings) {
        return ShopViews.read(jdbc, Bound.settings(ShopSettings.class, settings));
    }

    private void view(String name, String columns, String table) {
        jdbc.execute("CREATE OR REPLACE VIEW %s AS SELECT %s FROM sample_shop.%s".formatted(name, columns, table));
    }
}
