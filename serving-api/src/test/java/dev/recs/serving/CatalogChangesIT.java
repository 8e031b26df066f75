package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.catalog.CatalogProduct;
import dev.recs.testing.LocalStack;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The catalog snapshot follows the shop without reading everything again. */
final class CatalogChangesIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final int PRODUCTS = 2_000;
    private static final Pattern ROWS = Pattern.compile("\\d+");
    private static ApiUnderTest api;
    private static Catalog catalog;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of("recs.serving.intervals.catalog", "1h"));
        new StoredSamples(api).saveProducts(PRODUCTS);
        api.jdbc().update("UPDATE sample_shop.products SET updated_at = '2026-01-01'");
        catalog = api.bean(Catalog.class);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void read() {
        catalog.refresh();
    }

    @Test
    void theWholeCatalogWasReadEveryHalfMinute() {
        long before = rowsSent();
        for (int i = 0; i < 20; i++) {
            catalog.refresh();
        }
        assertThat(rowsSent() - before).as("rows of twenty reads").isLessThan(PRODUCTS);
    }

    @Test
    void aProductWithANewTimeIsReadAnew() {
        change(
                "UPDATE sample_shop.products SET name = 'renamed', updated_at = UTC_TIMESTAMP(3) WHERE product_id = 'P3'");
        assertThat(catalog.current().nameOf("P3")).isEqualTo("renamed");
        change(
                "INSERT INTO sample_shop.products (product_id, name, in_stock, updated_at) VALUES ('A0', 'first', TRUE, UTC_TIMESTAMP(3))");
        assertThat(catalog.current().products())
                .extracting(CatalogProduct::id)
                .startsWith("A0", "P0", "P1", "P10")
                .hasSize(PRODUCTS + 1);
        change("DELETE FROM sample_shop.products WHERE product_id = 'A0'");
        assertThat(catalog.current().contains("A0"))
                .as("nothing tells but the number")
                .isFalse();
    }

    @Test
    void stockThatChangesWithoutATimeIsSeen() {
        change("UPDATE sample_shop.products SET in_stock = FALSE WHERE product_id = 'P8'");
        assertThat(catalog.current().shown("P8")).isEmpty();
        change("UPDATE sample_shop.products SET in_stock = TRUE WHERE product_id = 'P8'");
        assertThat(catalog.current().shown("P8")).isPresent();
    }

    @Test
    void aTimeInTheFutureDidNotHideAllLaterChanges() {
        change("UPDATE sample_shop.products SET updated_at = '2041-01-01' WHERE product_id = 'P4'");
        change("UPDATE sample_shop.products SET name = 'again', updated_at = UTC_TIMESTAMP(3) WHERE product_id = 'P5'");
        assertThat(catalog.current().nameOf("P5")).isEqualTo("again");
        change("UPDATE sample_shop.products SET updated_at = '2026-01-01'");
    }

    @Test
    void theAddressOfAPageInTheViewWasReadByNobody() {
        String view = "CREATE OR REPLACE VIEW recs_products AS SELECT p.*%s FROM sample_shop.products p";
        api.jdbc().execute(view.formatted(", CONCAT('/p/', p.product_id) AS url"));
        change("UPDATE sample_shop.products SET updated_at = UTC_TIMESTAMP(3) WHERE product_id = 'P6'");
        assertThat(catalog.current().shown("P6").orElseThrow().item().toString())
                .contains("\"url\":\"/p/P6\",");
        api.jdbc().execute(view.formatted(""));
        change("UPDATE sample_shop.products SET updated_at = UTC_TIMESTAMP(3) WHERE product_id = 'P6'");
        assertThat(catalog.current().shown("P6").orElseThrow().item().toString())
                .contains("\"url\":null,");
    }

    private static void change(String sql) {
        api.jdbc().update(sql);
        catalog.refresh();
    }

    /** By the count of the server. */
    private static long rowsSent() {
        String rows = api.jdbc()
                .queryForMap("SHOW GLOBAL STATUS LIKE 'Rows_sent'")
                .values()
                .toString();
        Matcher number = ROWS.matcher(rows);
        return number.find() ? Long.parseLong(number.group()) : 0;
    }
}
