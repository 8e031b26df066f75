package dev.recs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.app.RecsApplication;
import dev.recs.local.testing.LocalStack;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.OptOutMarkKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.ViewsKey;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import redis.clients.jedis.RedisClient;

final class StoreImportIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String PRODUCTS = "product_id,name\n1,Tea\n2,Cup 🍵\n";
    private static final String ORDER_HEADER = "order_id,user_id,product_id,quantity,unit_price,purchased_at\n";
    private static final String ORDERS = ORDER_HEADER
            + "a,ann,1,2,3.50,2011-12-01T10:00:00Z\n"
            + "a,ann,2,1,4.00,2011-12-01T10:00:00Z\n"
            + "b,bob,1,1,3.75,2011-12-09T12:00:00Z\n";

    @TempDir
    Path folder;

    private ConfigurableApplicationContext recs;
    private JdbcTemplate jdbc;

    @BeforeEach
    void open() {
        STACK.empty();
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.data-dir", folder.toString());
        recs = RecsApplication.open(settings);
        jdbc = recs.getBean(JdbcTemplate.class);
    }

    @AfterEach
    void close() {
        recs.close();
    }

    @Test
    void aRepeatedImportChangesNothing() throws IOException {
        ImportReport first = run(PRODUCTS, ORDERS, Optional.empty());
        List<Map<String, @Nullable Object>> before = everything();
        assertThat(first).isEqualTo(report(2, 3, 0));
        assertThat(run(PRODUCTS, ORDERS, Optional.empty())).isEqualTo(first);
        assertThat(everything()).isEqualTo(before);
        assertThat(before).hasSize(2 + 2 + 2 + 3);
    }

    @Test
    void aMissingPriceIsTheLatestUnitPriceAndAGivenOneStays() throws IOException {
        run("product_id,name,price\n1,Tea,\n2,Cup,9.99\n", ORDERS, Optional.empty());
        assertThat(price("1")).isEqualTo("3.75");
        assertThat(price("2")).isEqualTo("9.99");
        run(PRODUCTS, ORDER_HEADER + "c,ann,1,1,2.00,2010-01-01T00:00:00Z\n", Optional.empty());
        assertThat(price("1")).isEqualTo("3.75");
    }

    @Test
    void badRowsAreReportedWithFileLineAndReasonAndTheOthersImported() throws IOException {
        String orders = ORDERS
                + "c,cy,1,0,1.00,2011-01-01T00:00:00Z\n"
                + "e,cy,1,1,1.00,2999-01-01T00:00:00Z\n"
                + "f,cy,1,1,1.00,yesterday\n"
                + "g,,1,1,1.00,2011-01-01T00:00:00Z\n"
                + "h,cy,1\n"
                + "i,cy,1,1,1.00,2011-01-01T00:00:00Z\n";
        ImportReport report = run("product_id,name\n1,Tea\n2,\n", orders, Optional.empty());
        assertThat(report).isEqualTo(report(1, 4, 6));
        assertThat(Files.readAllLines(folder.resolve("rejects.txt")))
                .containsExactly(
                        "products.csv:3: name is empty: expected a value",
                        "orders.csv:5: quantity '0': expected a whole number from 1 to 2147483647, or below 0 for a refund",
                        "orders.csv:6: purchased_at '2999-01-01T00:00:00Z': expected a time that is not in the future",
                        "orders.csv:7: purchased_at 'yesterday': expected a time as 2010-12-01T08:26:00Z",
                        "orders.csv:8: user_id is empty: expected a value",
                        "orders.csv:9: the row has 3 fields: expected 6 as in the header");
    }

    @Test
    void aMissingColumnIsNamedAndNothingIsWritten() {
        assertThatThrownBy(() -> run(PRODUCTS, "order_id,user_id\n", Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("orders.csv has no column 'product_id'");
        assertNothingIsWritten();
    }

    @Test
    void aWrongOrdersFileWritesNoProducts() {
        assertThatThrownBy(() -> run(PRODUCTS, ORDERS + "c,\"cy,1,1,1.00,2011-01-01T00:00:00Z\n", Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "orders.csv is not CSV, nothing is imported: Unclosed quoted field at end of input (record starting at line 5)");
        assertNothingIsWritten();
    }

    @Test
    void aFileOfRejectedRowsOnlyWritesNothingAndNamesTheCommonestReason() throws IOException {
        String orders = ORDER_HEADER
                + "a,ann,1,1,1.00,2011-01-01 00:00:00\n"
                + "b,ann,1,0,1.00,2011-01-01T00:00:00Z\n"
                + "c,ann,1,1,1.00,2011-01-02 00:00:00\n";
        assertThatThrownBy(() -> run(PRODUCTS, orders, Optional.of(Instant.parse("2025-12-31T00:00:00Z"))))
                .isInstanceOf(UnusableRows.class)
                .hasMessage(
                        "orders.csv: all 3 rows are rejected, nothing is imported; 2 of them as line 2: purchased_at '2011-01-01 00:00:00': it names no time zone: expected a time as 2010-12-01T08:26:00Z, or say the shop's with --time-zone=Europe/Berlin");
        assertNothingIsWritten();
        assertThat(Files.readAllLines(folder.resolve("rejects.txt"))).hasSize(3);
    }

    @Test
    void rejectsThatAreTheOrdersFileDoNotEmptyIt() throws IOException {
        Path orders = Files.writeString(folder.resolve("orders.csv"), ORDERS);
        ImportFiles files = new ImportFiles(
                Files.writeString(folder.resolve("products.csv"), PRODUCTS), orders, Optional.empty(), orders);
        StoreImport store = recs.getBean(StoreImport.class);
        assertThatThrownBy(() -> store.run(files, Optional.empty(), ImportProgress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessage("rejects file %s is the input %s, which it would empty: give another with --rejects"
                        .formatted(orders, orders));
        assertThat(orders).hasContent(ORDERS);
        assertNothingIsWritten();
    }

    @Test
    void aBadFieldCostsItsFieldAndNotTheProduct() throws IOException {
        String products = "product_id,name,price,currency,image_url,in_stock\n"
                + "1,<b>Tea</b>,1E999999999,€,https://e.example/a b.jpg,plenty\n"
                + "2,\"Red\ncup\",4.00,USD,\"https://e.example/1.jpg, https://e.example/2.jpg\",0\n";
        ImportReport report = run(products, ORDERS, Optional.empty());
        assertThat(report.products()).isEqualTo(2);
        assertThat(report.rejected()).isZero();
        assertThat(report.warnings()).isEqualTo(3);
        assertThat(Files.readAllLines(folder.resolve("rejects.txt")))
                .containsExactly(
                        "products.csv:2: warning: price '1E999999999': expected a number from 0 to 9999999999.99; imported without it",
                        "products.csv:2: warning: image_url 'https://e.example/a b.jpg': expected an address that begins with http://, https:// or / and has no blank; imported without it",
                        "products.csv:2: warning: in_stock 'plenty': expected true, false, a number of pieces, or a word as instock; imported without it");
        assertThat(jdbc.queryForList(
                        "SELECT CONCAT_WS('|', name, price, currency, image_url, in_stock) FROM products ORDER BY product_id",
                        String.class))
                .containsExactly("Tea|3.75|EUR|1", "Red cup|4.00|USD|https://e.example/1.jpg|0");
    }

    @Test
    void childAndGiftLinesAtZeroAreNoPrices() throws IOException {
        run(
                PRODUCTS,
                ORDER_HEADER
                        + "m,ann,1,2,19.90,2011-12-01T10:00:00Z\n"
                        + "m,ann,1,2,0.00,2011-12-01T10:00:00Z\n"
                        + "n,bob,2,3,6.00,2011-12-01T10:00:00Z\n"
                        + "o,cid,2,1,0.00,2011-12-20T10:00:00Z\n",
                Optional.empty());
        assertThat(price("1")).isEqualTo("19.90");
        assertThat(price("2")).isEqualTo("6.00");
    }

    @Test
    void aPriceIsNeverTakenFromALineOfAnotherCurrency() throws IOException {
        String header = ORDER_HEADER.strip() + ",currency\n";
        run(
                "product_id,name,currency\n1,Lamp,EUR\n2,Pot,\n3,Pan,\n",
                header
                        + "a,ann,1,1,10.00,2011-12-01T10:00:00Z,EUR\n"
                        + "b,bob,1,1,11.50,2011-12-02T10:00:00Z,usd\n"
                        + "c,bob,2,1,7.00,2011-12-03T10:00:00Z,EUR\n"
                        + "d,bob,3,1,8.00,2011-12-03T10:00:00Z,USD\n"
                        + "e,bob,2,1,7.00,2011-12-01T10:00:00Z,EUR\n",
                Optional.empty());
        assertThat(price("1")).isEqualTo("10.00");
        assertThat(price("2")).isEqualTo("7.00");
        assertThat(price("3")).isEqualTo("null");
        assertThat(jdbc.queryForObject("SELECT currency FROM products WHERE product_id = '2'", String.class))
                .isEqualTo("EUR");
    }

    @Test
    void linesThatDifferAsIfOfTwoCurrenciesTellNoPrice() throws IOException {
        ImportReport report = run(
                PRODUCTS,
                ORDER_HEADER + "a,ann,1,1,10.00,2011-12-01T10:00:00Z\nb,bob,1,1,1500,2011-12-02T10:00:00Z\n",
                Optional.empty());
        assertThat(price("1")).isEqualTo("null");
        assertThat(report.notes())
                .containsExactly(
                        "products whose order lines differ too much to take a price from, as if of two currencies: 1, as 1");
    }

    @Test
    void aRefundTakesBackTheLatestPurchaseAndARepeatedImportNoOther() throws IOException {
        String orders = ORDERS
                + "a2,ann,1,1,3.50,2011-12-05T10:00:00Z\n"
                + "r1,ann,1,-1,3.50,2011-12-06T10:00:00Z\n"
                + "r2,ann,1,-1,3.50,2011-12-02T10:00:00Z\n"
                + "r3,bob,2,1,-4.00,2011-12-30T10:00:00Z\n";
        List<String> left = List.of("a 1 1", "a 2 1", "b 1 1");
        for (int time = 0; time < 2; time++) {
            ImportReport report = run(PRODUCTS, orders, Optional.empty());
            assertThat(report.refunds()).isEqualTo(2);
            assertThat(lines()).isEqualTo(left);
        }
        assertThat(Files.readAllLines(folder.resolve("rejects.txt")))
                .containsExactly(
                        "orders.csv:8: quantity or unit_price is below 0, a refund: expected an earlier purchase of this product by this user, there is none left");
        run(PRODUCTS, ORDER_HEADER + "r1,ann,1,-1,3.50,2011-12-06T10:00:00Z\n", Optional.empty());
        assertThat(lines()).isEqualTo(left);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM orders WHERE order_id = 'a2'", Long.class))
                .isZero();
    }

    @Test
    void anOrderOfTodayInAShiftedStoreIsRejectedAndNotPutIntoTheFuture() throws IOException {
        Instant now = Instant.now();
        run(PRODUCTS, ORDERS, Optional.of(now));
        assertThatThrownBy(() ->
                        run(PRODUCTS, ORDER_HEADER + "t,ann,1,1,1.00," + now.minusSeconds(60) + "\n", Optional.empty()))
                .isInstanceOf(UnusableRows.class)
                .hasMessageContaining("expected a time that is not in the future, and this store moves its times by ");
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM orders WHERE order_id = 't'", Long.class))
                .isZero();
    }

    @Test
    void anOrderThatWasCancelledSinceIsTakenOut() throws IOException {
        Path products = Files.writeString(folder.resolve("products.csv"), PRODUCTS);
        String header =
                "Name,Email,Financial Status,Created at,Lineitem quantity,Lineitem price,Lineitem sku,Lineitem name\n";
        ImportOptions shopify = new ImportOptions(
                ShopFormat.SHOPIFY, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        for (String status : List.of("paid", "refunded")) {
            Path orders = Files.writeString(
                    folder.resolve("orders.csv"),
                    header
                            + "#1,ann," + status + ",2011-12-01 10:00:00 +0000,1,3.50,1,Tea\n"
                            + "#1,,,,2,4.00,2,Cup\n"
                            + "#2,bob,paid,2011-12-01 10:00:00 +0000,1,3.50,1,Tea\n");
            ImportReport report = recs.getBean(StoreImport.class)
                    .run(
                            new ImportFiles(products, orders, Optional.empty(), folder.resolve("rejects.txt")),
                            shopify,
                            Optional.empty(),
                            ImportProgress.SILENT);
            assertThat(report.leftOut()).isEqualTo(status.equals("paid") ? 0 : 2);
            assertThat(lines())
                    .isEqualTo(status.equals("paid") ? List.of("#1 1 1", "#1 2 2", "#2 1 1") : List.of("#2 1 1"));
        }
    }

    @Test
    void everyIdStaysAsItIsAndAwkwardOnesAreNamed() throws IOException {
        List<String> ids = List.of(
                "A/1", "gid://shopify/Product/1", "A 1", "A;1", "\"A,1\"", "A%2F1", "Ä1", "A\\1", "..", "007", "7");
        StringBuilder products = new StringBuilder("product_id,name\n");
        StringBuilder orders = new StringBuilder(ORDER_HEADER);
        for (String id : ids) {
            products.append(id).append(",Lamp\n");
            orders.append(id).append(',').append(id).append(',').append(id).append(",1,1.00,2011-12-01T10:00:00Z\n");
        }
        ImportReport report = run(products.toString(), orders.toString(), Optional.empty());
        assertThat(report.rejected()).isZero();
        assertThat(jdbc.queryForList("SELECT product_id FROM products", String.class))
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(id -> id.replace("\"", "")).toList());
        assertThat(report.notes())
                .hasSize(4)
                .first()
                .asString()
                .isEqualTo(
                        "product ids that must be percent-encoded in the path of an address: 8, as A/1  gid://shopify/Product/1  A 1");
    }

    @Test
    void theShiftOfTheFirstImportHoldsForLaterOnes() throws IOException {
        Instant to = Instant.parse("2025-12-31T00:00:00Z");
        ImportReport report = run(PRODUCTS, ORDERS, Optional.of(to));
        Instant newest = Instant.parse(
                jdbc.queryForObject("SELECT DATE_FORMAT(MAX(ordered_at), '%Y-%m-%dT%TZ') FROM orders", String.class));
        assertThat(newest).isAfter(to.minusSeconds(7 * 86_400)).isBeforeOrEqualTo(to);
        assertThat(report.shiftDays() % 7).isZero();
        String older = ORDER_HEADER + "z,ann,1,1,1.00,2011-11-01T00:00:00Z\n";
        assertThat(run(PRODUCTS, older, Optional.of(to.plusSeconds(90 * 86_400)))
                        .shiftDays())
                .isEqualTo(report.shiftDays());
    }

    @Test
    void anImportWritesNoRowIntoTheOutboxAndLeavesTheTriggersOnAfterwards() throws IOException {
        run(PRODUCTS, ORDERS, Optional.empty());
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM refresh_outbox", Long.class))
                .isZero();
        jdbc.update("INSERT INTO orders VALUES ('later', 'ann', '2012-01-01')");
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM refresh_outbox", Long.class))
                .isOne();
    }

    @Test
    void eventsGoIntoTheUsersListsOnceNewestFirst() throws IOException {
        String events = """
                {"type":"search","userId":"ann","query":"tea","at":"2011-12-01T00:00:00Z"}
                {"type":"search","userId":"ann","query":"cups","at":"2011-12-02T00:00:00Z"}
                {"type":"view","userId":"ann","productId":"1","at":"2011-12-03T00:00:00Z"}
                {"type":"view","userId":"out","productId":"1","at":"2011-12-03T00:00:00Z"}
                {"type":"search","userId":"ann","query":"ann@example.org","at":"2011-12-02T00:00:00Z"}
                """;
        RedisClient redis = recs.getBean(RedisClient.class);
        redis.set(OptOutMarkKey.of(new UserId("out")), "1");
        Path file = Files.writeString(folder.resolve("events.jsonl"), events);
        for (int time = 0; time < 2; time++) {
            ImportReport report = run(PRODUCTS, ORDERS, Optional.of(file), Optional.empty());
            assertThat(report.events()).isEqualTo(4);
            assertThat(report.rejected()).isOne();
        }
        assertThat(redis.lrange(SearchesKey.of(new UserId("ann")), 0, -1))
                .containsExactly(
                        "{\"query\":\"cups\",\"at\":1322784000000}", "{\"query\":\"tea\",\"at\":1322697600000}");
        assertThat(redis.lrange(ViewsKey.of(new UserId("ann")), 0, -1)).hasSize(1);
        assertThat(redis.exists(ViewsKey.of(new UserId("out")))).isFalse();
        assertThat(redis.zscore("user_activity", "ann")).isEqualTo(1_322_870_400_000d);
        assertThat(Files.readString(folder.resolve("rejects.txt"))).doesNotContain("example.org");
    }

    @Test
    void aLargeFileIsImportedInSeconds() throws IOException {
        int lines = 60_000;
        Path orders = folder.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(orders)) {
            out.write(ORDER_HEADER);
            for (int line = 0; line < lines; line++) {
                out.write("o%d,u%d,%d,1,1.00,2011-01-01T00:00:00Z%n".formatted(line / 10, line / 100, line % 10));
            }
        }
        long begin = System.nanoTime();
        ImportReport report = recs.getBean(StoreImport.class)
                .run(
                        new ImportFiles(
                                Files.writeString(folder.resolve("products.csv"), PRODUCTS),
                                orders,
                                Optional.empty(),
                                folder.resolve("rejects.txt")),
                        Optional.empty(),
                        ImportProgress.SILENT);
        assertThat(report.rows()).isEqualTo(lines);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM order_lines", Long.class))
                .isEqualTo(lines);
        assertThat((System.nanoTime() - begin) / 1_000_000_000).isLessThan(60);
    }

    private ImportReport run(String products, String orders, Optional<Instant> shiftTo) throws IOException {
        return run(products, orders, Optional.empty(), shiftTo);
    }

    private ImportReport run(String products, String orders, Optional<Path> events, Optional<Instant> shiftTo)
            throws IOException {
        ImportFiles files = new ImportFiles(
                Files.writeString(folder.resolve("products.csv"), products),
                Files.writeString(folder.resolve("orders.csv"), orders),
                events,
                folder.resolve("rejects.txt"));
        return recs.getBean(StoreImport.class).run(files, shiftTo, ImportProgress.SILENT);
    }

    private static ImportReport report(long products, long rows, long rejected) {
        return new ImportReport(products, rows, 0, 0, 0, rejected, 0, 0, List.of());
    }

    private void assertNothingIsWritten() {
        for (String table : List.of("products", "orders", "order_lines", "customers", "recs_import_shift")) {
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class))
                    .isZero();
        }
    }

    private List<String> lines() {
        return jdbc.queryForList(
                "SELECT CONCAT(order_id, ' ', product_id, ' ', quantity) FROM order_lines ORDER BY order_id, product_id",
                String.class);
    }

    private String price(String product) {
        return String.valueOf(
                jdbc.queryForObject("SELECT price FROM products WHERE product_id = ?", String.class, product));
    }

    private List<Map<String, @Nullable Object>> everything() {
        return List.of("customers", "products", "orders", "order_lines").stream()
                .flatMap(table -> jdbc.queryForList("SELECT * FROM " + table).stream())
                .toList();
    }
}
