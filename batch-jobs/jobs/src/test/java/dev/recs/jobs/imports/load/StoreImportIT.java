package dev.recs.jobs.imports.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.model.redis.SearchesKey;
import dev.recs.model.redis.ViewsKey;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.LocalStack;
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
import redis.clients.jedis.UnifiedJedis;

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
        recs.getBean(SampleShop.class).install();
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
    void theRejectsOfAnEarlierImportAreNotTakenForThoseOfOneThatCouldNotBegin() throws IOException {
        run(PRODUCTS, ORDERS + "c,cy,1,0,1.00,2011-01-01T00:00:00Z\n", Optional.empty());
        assertThat(folder.resolve("rejects.txt")).content().startsWith("orders.csv:5: quantity '0'");
        assertThatThrownBy(() -> run(PRODUCTS, "PK\u0003\u0004", Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("orders.csv is a zip archive and no CSV, nothing is imported");
        assertThat(folder.resolve("rejects.txt"))
                .content()
                .startsWith("orders.csv is a zip archive and no CSV, nothing is imported")
                .doesNotContain("quantity");
    }

    @Test
    void anInputThatIsNotThereIsNamedInTheRejectsToo() throws IOException {
        Path missing = folder.resolve("none.csv");
        ImportFiles files = new ImportFiles(missing, missing, Optional.empty(), folder.resolve("rejects.txt"));
        StoreImport store = recs.getBean(StoreImport.class);
        String message = "no file at %s: give the path of a file that exists".formatted(missing);
        assertThatThrownBy(() -> store.run(files, Optional.empty(), ImportProgress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
        assertThat(folder.resolve("rejects.txt")).hasContent(message);
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
    void anOrderOfTodayInAShiftedStoreIsRejectedAndNotPutIntoTheFuture() throws IOException {
        Instant now = Instant.now();
        run(PRODUCTS, ORDERS, Optional.of(now));
        assertThatThrownBy(() ->
                        run(PRODUCTS, ORDER_HEADER + "t,ann,1,1,1.00," + now.minusSeconds(60) + "\n", Optional.empty()))
                .isInstanceOf(UnusableRows.class)
                .hasMessageContaining("expected a time that is not in the future, and this store moves its times by ");
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM sample_shop.orders WHERE order_id = 't'", Long.class))
                .isZero();
    }

    @Test
    void theShiftOfTheFirstImportHoldsForLaterOnes() throws IOException {
        Instant to = Instant.parse("2025-12-31T00:00:00Z");
        ImportReport report = run(PRODUCTS, ORDERS, Optional.of(to));
        Instant newest = Instant.parse(jdbc.queryForObject(
                "SELECT DATE_FORMAT(MAX(ordered_at), '%Y-%m-%dT%TZ') FROM sample_shop.orders", String.class));
        assertThat(newest).isAfter(to.minusSeconds(7 * 86_400)).isBeforeOrEqualTo(to);
        assertThat(report.shiftDays() % 7).isZero();
        String older = ORDER_HEADER + "z,ann,1,1,1.00,2011-11-01T00:00:00Z\n";
        assertThat(run(PRODUCTS, older, Optional.of(to.plusSeconds(90 * 86_400)))
                        .shiftDays())
                .isEqualTo(report.shiftDays());
    }

    @Test
    void aFirstImportWithoutAPurchaseDoesNotMoveTheStoreByFiftyYears() throws IOException {
        Optional<Instant> to = Optional.of(Instant.parse("2025-12-31T00:00:00Z"));
        assertThatThrownBy(() -> run(PRODUCTS, ORDER_HEADER, to))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("--shift-to: the orders file has no purchase whose time tells");
        assertNothingIsWritten();
        assertThat(run(PRODUCTS, ORDERS, to).rows()).isEqualTo(3);
    }

    @Test
    void anImportWritesNoRowIntoTheOutboxAndLeavesTheTriggersOnAfterwards() throws IOException {
        run(PRODUCTS, ORDERS, Optional.empty());
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM refresh_outbox", Long.class))
                .isZero();
        jdbc.update("INSERT INTO sample_shop.orders VALUES ('later', 'ann', '2012-01-01')");
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
        UnifiedJedis redis = recs.getBean(UnifiedJedis.class);
        redis.set(OptOutFlagKey.of(new UserId("out")), "1");
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
        assertThat(redis.zscore(ActivityKey.of(new UserId("ann")), "ann")).isEqualTo(1_322_870_400_000d);
        assertThat(Files.readString(folder.resolve("rejects.txt"))).doesNotContain("example.org");
    }

    @Test
    void aLargeFileIsImportedWhole() throws IOException {
        int lines = 60_000;
        Path orders = folder.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(orders)) {
            out.write(ORDER_HEADER);
            for (int line = 0; line < lines; line++) {
                out.write("o%d,u%d,%d,1,1.00,2011-01-01T00:00:00Z%n".formatted(line / 10, line / 100, line % 10));
            }
        }
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
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM sample_shop.order_lines", Long.class))
                .isEqualTo(lines);
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
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM sample_shop." + table, Long.class))
                    .isZero();
        }
    }

    private String price(String product) {
        return String.valueOf(jdbc.queryForObject(
                "SELECT price FROM sample_shop.products WHERE product_id = ?", String.class, product));
    }

    private List<Map<String, @Nullable Object>> everything() {
        return List.of("customers", "products", "orders", "order_lines").stream()
                .flatMap(table -> jdbc.queryForList("SELECT * FROM sample_shop." + table).stream())
                .toList();
    }
}
