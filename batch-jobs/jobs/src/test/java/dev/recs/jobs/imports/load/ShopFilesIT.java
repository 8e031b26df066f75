package dev.recs.jobs.imports.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.imports.shop.ShopFormat;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
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

/** What shops have in their files, and what the store makes of it. */
final class ShopFilesIT {

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
    void aBadFieldCostsItsFieldAndNotTheProduct() throws IOException {
        String products = """
                product_id,name,price,currency,image_url,in_stock
                1,<b>Tea</b>,1E999999999,€,https://e.example/a b.jpg,plenty
                2,"Red
                cup",4.00,USD,"https://e.example/1.jpg, https://e.example/2.jpg",0
                """;
        ImportReport report = run(products, ORDERS);
        assertThat(report.products()).isEqualTo(2);
        assertThat(report.rejected()).isZero();
        assertThat(report.warnings()).isEqualTo(3);
        assertThat(Files.readAllLines(folder.resolve("rejects.txt")))
                .containsExactly(
                        "products.csv:2: warning: price '1E999999999': expected a number from 0 to 9999999999.99; imported without it",
                        "products.csv:2: warning: image_url 'https://e.example/a b.jpg': expected an address that begins with http://, https:// or / and has no blank; imported without it",
                        "products.csv:2: warning: in_stock 'plenty': expected true, false, a number of pieces, or a word as instock; imported without it");
        assertThat(jdbc.queryForList(
                        "SELECT CONCAT_WS('|', name, price, currency, image_url, in_stock) FROM sample_shop.products ORDER BY product_id",
                        String.class))
                .containsExactly("Tea|3.75|EUR|1", "Red cup|4.00|USD|https://e.example/1.jpg|0");
    }

    @Test
    void aFileTellsVariantsAndWhatIsNotToBeRecommended() throws IOException {
        ImportReport report = run("""
                product_id,name,group_id,recommendable
                1,Tea,tea,no
                2,Red cup,,maybe
                """, ORDERS);

        assertThat(report.warnings()).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("rejects.txt")))
                .containsExactly(
                        "products.csv:3: warning: recommendable 'maybe': expected true or false, 1 or 0; imported without it");
        assertThat(jdbc.queryForList(
                        "SELECT CONCAT(product_id, ' ', COALESCE(group_id, '-'), ' ', COALESCE(recommendable, '-')) FROM recs_products ORDER BY product_id",
                        String.class))
                .containsExactly("1 tea 0", "2 - -");
        run(PRODUCTS, ORDERS);
        assertThat(jdbc.queryForObject("SELECT group_id FROM recs_products WHERE product_id = '1'", String.class))
                .as("a file without the column leaves it")
                .isEqualTo("tea");
    }

    @Test
    void variantsOfAShopSystemShareAGroup() throws IOException {
        ImportOptions shopify = new ImportOptions(
                ShopFormat.SHOPIFY, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        run("""
                Handle,Title,Option1 Value,Variant SKU,Variant Price
                tee,Tee,M,1,9.90
                tee,,L,2,9.90
                """, """
                Name,Email,Financial Status,Created at,Lineitem quantity,Lineitem price,Lineitem sku,Lineitem name
                #1,ann@e.example,paid,2011-12-01T10:00:00Z,1,9.90,1,Tee
                """, shopify);

        assertThat(jdbc.queryForList("SELECT group_id FROM recs_products ORDER BY product_id", String.class))
                .containsExactly("tee", "tee");
    }

    @Test
    void childAndGiftLinesAtZeroAreNoPrices() throws IOException {
        run(
                PRODUCTS,
                ORDER_HEADER
                        + "m,ann,1,2,19.90,2011-12-01T10:00:00Z\n"
                        + "m,ann,1,2,0.00,2011-12-01T10:00:00Z\n"
                        + "n,bob,2,3,6.00,2011-12-01T10:00:00Z\n"
                        + "o,cid,2,1,0.00,2011-12-20T10:00:00Z\n");
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
                        + "e,bob,2,1,7.00,2011-12-01T10:00:00Z,EUR\n");
        assertThat(price("1")).isEqualTo("10.00");
        assertThat(price("2")).isEqualTo("7.00");
        assertThat(price("3")).isEqualTo("null");
        assertThat(jdbc.queryForObject(
                        "SELECT currency FROM sample_shop.products WHERE product_id = '2'", String.class))
                .isEqualTo("EUR");
    }

    @Test
    void aCurrencyThatIsNoCodeEndedTheImportAfterAllWasWritten() throws IOException {
        ImportReport report =
                run(PRODUCTS, ORDER_HEADER.strip() + ",currency\na,ann,1,1,10.00,2011-12-01T10:00:00Z,Euros\n");
        assertThat(price("1")).isEqualTo("10.00");
        assertThat(jdbc.queryForObject(
                        "SELECT currency FROM sample_shop.products WHERE product_id = '1'", String.class))
                .isNull();
        assertThat(report.notes())
                .containsExactly(
                        "orders.csv: currency 'EUROS' is no code of three letters: products without one of their own keep none");
    }

    @Test
    void linesThatDifferAsIfOfTwoCurrenciesTellNoPrice() throws IOException {
        ImportReport report = run(
                PRODUCTS, ORDER_HEADER + "a,ann,1,1,10.00,2011-12-01T10:00:00Z\nb,bob,1,1,1500,2011-12-02T10:00:00Z\n");
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
            ImportReport report = run(PRODUCTS, orders);
            assertThat(report.refunds()).isEqualTo(2);
            assertThat(lines()).isEqualTo(left);
        }
        assertThat(Files.readAllLines(folder.resolve("rejects.txt")))
                .containsExactly(
                        "orders.csv:8: quantity or unit_price is below 0, a refund: expected an earlier purchase of this product by this user, there is none left");
        run(PRODUCTS, ORDER_HEADER + "r1,ann,1,-1,3.50,2011-12-06T10:00:00Z\n");
        assertThat(lines()).isEqualTo(left);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM sample_shop.orders WHERE order_id = 'a2'", Long.class))
                .isZero();
    }

    @Test
    void aRefundBeforeItsPurchaseTakesBackOnlyItsOwnOrder() throws IOException {
        String orders = ORDER_HEADER
                + "a,ann,1,1,3.50,2011-12-05T10:00:00Z\n"
                + "a,ann,1,-1,3.50,2011-12-05\n"
                + "b,bob,2,1,3.50,2011-12-05T10:00:00Z\n"
                + "r,bob,2,-1,3.50,2011-12-01T10:00:00Z\n";
        ImportOptions utc = new ImportOptions(
                ShopFormat.OWN,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ZoneOffset.UTC),
                Optional.empty());
        assertThat(run(PRODUCTS, orders, utc).refunds()).isEqualTo(1);
        assertThat(lines()).containsExactly("b 2 1");
        assertThat(Files.readAllLines(folder.resolve("rejects.txt")))
                .containsExactly(
                        "orders.csv:5: quantity or unit_price is below 0, a refund: expected an earlier purchase of this product by this user, order 'b' is later");
        assertThat(run(PRODUCTS, orders, utc).refunds()).isEqualTo(1);
        assertThat(lines()).containsExactly("b 2 1");
    }

    @Test
    void signsOfTwoCurrenciesInOneColumnGiveNoPriceOfTheOther() throws IOException {
        run(
                PRODUCTS,
                ORDER_HEADER
                        + "a,ann,1,1,12.50 €,2011-12-01T10:00:00Z\n"
                        + "b,bob,1,1,$14.00,2011-12-02T10:00:00Z\n"
                        + "c,bob,2,1,€6.00,2011-12-02T10:00:00Z\n");
        assertThat(price("1")).isEqualTo("12.50");
        assertThat(price("2")).isEqualTo("6.00");
    }

    @Test
    void anOrderThatWasCancelledSinceIsTakenOut() throws IOException {
        String header =
                "Name,Email,Financial Status,Created at,Lineitem quantity,Lineitem price,Lineitem sku,Lineitem name\n";
        ImportOptions shopify = new ImportOptions(
                ShopFormat.SHOPIFY, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        for (String status : List.of("paid", "refunded")) {
            String orders = header
                    + "#1,ann," + status + ",2011-12-01 10:00:00 +0000,1,3.50,1,Tea\n"
                    + "#1,,,,2,4.00,2,Cup\n"
                    + "#2,bob,paid,2011-12-01 10:00:00 +0000,1,3.50,1,Tea\n";
            ImportReport report = run(PRODUCTS, orders, shopify);
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
        ImportReport report = run(products.toString(), orders.toString());
        assertThat(report.rejected()).isZero();
        assertThat(jdbc.queryForList("SELECT product_id FROM sample_shop.products", String.class))
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(id -> id.replace("\"", "")).toList());
        assertThat(report.notes())
                .hasSize(4)
                .first()
                .asString()
                .isEqualTo("product ids that must be percent-encoded in the path of an address: 4, as A 1  A;1  A,1");
    }

    private ImportReport run(String products, String orders) throws IOException {
        return run(products, orders, ImportOptions.DEFAULT);
    }

    private ImportReport run(String products, String orders, ImportOptions options) throws IOException {
        ImportFiles files = new ImportFiles(
                Files.writeString(folder.resolve("products.csv"), products),
                Files.writeString(folder.resolve("orders.csv"), orders),
                Optional.empty(),
                folder.resolve("rejects.txt"));
        return recs.getBean(StoreImport.class).run(files, options, Optional.empty(), ImportProgress.SILENT);
    }

    private List<@Nullable String> lines() {
        return jdbc.queryForList(
                "SELECT CONCAT(order_id, ' ', product_id, ' ', quantity) FROM sample_shop.order_lines ORDER BY order_id, product_id",
                String.class);
    }

    private String price(String product) {
        return String.valueOf(jdbc.queryForObject(
                "SELECT price FROM sample_shop.products WHERE product_id = ?", String.class, product));
    }
}
