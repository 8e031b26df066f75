package dev.recs.stores.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.order.OrderSource;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.shop.ShopView;
import dev.recs.stores.shop.ShopViews;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LogRecording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Ranges tell what one query tells, whatever the type of the ids and wherever the ranges end. */
final class OrderLinesIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final int USERS = 300;
    private static final int ORDERS = 600;

    private final JdbcTemplate jdbc =
            new JdbcTemplate(new DriverManagerDataSource(STACK.addresses().mysqlUrl(), "root", ""));

    @BeforeEach
    void empty() {
        STACK.empty();
        jdbc.execute("CREATE DATABASE sample_shop");
    }

    @ParameterizedTest
    @CsvSource({
        "BIGINT, %d",
        "BIGINT UNSIGNED ZEROFILL, %d",
        "VARCHAR(20) COLLATE utf8mb4_bin, 'Kunde %d'",
        "VARCHAR(20) COLLATE utf8mb4_general_ci, 'Kunde %d'",
        "BINARY(16), 'UNHEX(LPAD(HEX(%d), 32, 5))'"
    })
    void rangesTellWhatOneQueryTells(String type, String id) {
        fill(type, id.startsWith("Kunde") ? "'" + id + "'" : id, ", KEY (user_id)");
        List<String> inOneQuery = told(Integer.MAX_VALUE, (orders, line) -> orders.forEach(NOW, line));

        assertThat(inOneQuery).hasSize(ORDERS * 2).doesNotHaveDuplicates();
        for (int lines : new int[] {0, 7, 100, 5_000}) {
            assertThat(told(lines, (orders, line) -> orders.inRanges(jdbc, ranges(lines), until(), line)))
                    .isEqualTo(inOneQuery);
        }
    }

    @Test
    void thereAreRangesOnlyWhereAnIndexGivesTheOrderOfTheUsers() {
        fill("BIGINT", "%d", ", KEY (user_id)");
        assertThat(ranges(10).areIndexed()).isTrue();

        fill("BIGINT", "%d", "");
        assertThat(ranges(10).areIndexed()).isFalse();
    }

    /** A plan is told only to who may read the tables of the view. */
    @Test
    void whoMayNotReadTheShopsTablesIsToldWhichRightRangesNeed() {
        fill("BIGINT", "%d", ", KEY (user_id)");
        jdbc.execute("CREATE USER IF NOT EXISTS reader IDENTIFIED BY 'r'");
        try {
            jdbc.execute("GRANT SELECT, SHOW VIEW ON recs.* TO reader");
            UserRanges ranges = new UserRanges(
                    new JdbcTemplate(
                            new DriverManagerDataSource(STACK.addresses().mysqlUrl(), "reader", "r")),
                    shop().ids(ShopView.PURCHASES, "user_id"),
                    10);
            try (LogRecording log = LogRecording.ofEverything()) {
                assertThat(ranges.areIndexed()).isFalse();
                assertThat(log.text()).contains("GRANT SELECT on the shop's tables that recs_purchases reads");
            }
            List.of("o", "l").forEach(table -> jdbc.execute("GRANT SELECT ON sample_shop." + table + " TO reader"));
            assertThat(ranges.areIndexed()).isTrue();
        } finally {
            jdbc.execute("DROP USER reader");
        }
    }

    private List<String> told(int lines, BiConsumer<OrderLines, OrderSource.OrderLine> reading) {
        List<String> lineByLine = new ArrayList<>();
        reading.accept(
                new OrderLines(asOf -> jdbc, shop(), lines),
                (user, product, at) -> lineByLine.add(user + " " + product + " " + at));
        return lineByLine;
    }

    private ShopViews shop() {
        return ShopViews.read(jdbc, Bound.settings(ShopSettings.class, Map.of()));
    }

    private Object until() {
        return shop().bound(NOW, ShopView.PURCHASES, "purchased_at");
    }

    private UserRanges ranges(int lines) {
        return new UserRanges(jdbc, shop().ids(ShopView.PURCHASES, "user_id"), lines);
    }

    /** Orders of two lines; a tenth of the users has half of them. */
    private void fill(String type, String id, String key) {
        jdbc.execute("DROP TABLE IF EXISTS sample_shop.o, sample_shop.l, sample_shop.c");
        jdbc.execute("CREATE TABLE sample_shop.o (order_id BIGINT PRIMARY KEY, user_id " + type + ", at DATETIME" + key
                + ")");
        jdbc.execute(
                "CREATE TABLE sample_shop.l (order_id BIGINT, product_id VARCHAR(20), PRIMARY KEY (order_id, product_id))");
        jdbc.execute("CREATE TABLE sample_shop.c (product_id VARCHAR(20) PRIMARY KEY, name VARCHAR(99))");
        SplittableRandom random = new SplittableRandom(1);
        List<String> orders = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int order = 0; order < ORDERS; order++) {
            int user = 1 + random.nextInt(order % 2 == 0 ? USERS : USERS / 10);
            orders.add("(%d, %s, '2026-01-02 03:04:05')".formatted(order, id.formatted(user)));
            lines.add("(%1$d, 'p1'), (%1$d, 'q%1$d')".formatted(order));
        }
        jdbc.update("INSERT INTO sample_shop.o VALUES " + String.join(", ", orders));
        jdbc.update("INSERT INTO sample_shop.l VALUES " + String.join(", ", lines));
        // Of one user and moment, so that only the product tells them apart.
        jdbc.update("UPDATE sample_shop.l SET product_id = CONCAT('p', order_id) WHERE product_id = 'p1'");
        jdbc.execute("ANALYZE TABLE sample_shop.o, sample_shop.l");
        jdbc.execute("CREATE OR REPLACE VIEW recs_users AS SELECT user_id, at AS created_at FROM sample_shop.o");
        jdbc.execute(
                "CREATE OR REPLACE VIEW recs_purchases AS SELECT o.user_id, o.order_id, l.product_id, 1 AS quantity,"
                        + " o.at AS purchased_at FROM sample_shop.o o JOIN sample_shop.l l ON l.order_id = o.order_id");
        jdbc.execute("CREATE OR REPLACE VIEW recs_products AS SELECT product_id, name, '' AS category, '' AS brand,"
                + " '' AS description, 1.5 AS price, 'EUR' AS currency, '' AS image_url, 1 AS in_stock, NULL AS updated_at"
                + " FROM sample_shop.c");
    }
}
