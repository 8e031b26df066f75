package dev.recs.serving.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogSnapshotTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void fingerprintStaysWhileNothingThatIsShownChanges() {
        assertThat(fingerprint(NOW.plusSeconds(30), product("2.50", true)))
                .isEqualTo(fingerprint(NOW, product("2.50", true)));
    }

    @Test
    void fingerprintTellsPriceStockAndNumberOfProducts() {
        assertThat(List.of(
                        fingerprint(NOW, product("2.50", true)),
                        fingerprint(NOW, product("2.51", true)),
                        fingerprint(NOW, product("2.50", false)),
                        fingerprint(NOW)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aCatalogThatWasNeverReadIsNotAnEmptyOne() {
        assertThat(CatalogSnapshot.never().fingerprint()).isNotEqualTo(fingerprint(NOW));
    }

    @Test
    void changesGiveWhatReadingEverythingGives() {
        CatalogSnapshot before = CatalogSnapshot.of(List.of(product("b", "1"), product("d", "1")), NOW);
        List<CatalogProduct> changes = List.of(product("c", "1"), product("d", "2"), product("a", "1"));
        CatalogSnapshot after = before.with(changes, NOW.plusSeconds(30));
        CatalogSnapshot whole = CatalogSnapshot.of(
                List.of(product("a", "1"), product("b", "1"), product("c", "1"), product("d", "2")), NOW);
        assertThat(after.fingerprint()).isEqualTo(whole.fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(after.products()).extracting(CatalogProduct::id).containsExactly("a", "b", "c", "d");
        assertThat(before.products()).extracting(CatalogProduct::id).containsExactly("b", "d");
        assertThat(after.with(List.of(product("d", "1")), NOW).fingerprint())
                .isEqualTo(CatalogSnapshot.of(
                                List.of(product("a", "1"), product("b", "1"), product("c", "1"), product("d", "1")),
                                NOW)
                        .fingerprint());
    }

    private static CatalogProduct product(String id, String price) {
        return CatalogProduct.of(
                new Product(new ProductId(id), "Tin", "toys", "", "", new BigDecimal(price), "GBP", "", true), "");
    }

    private static CatalogProduct product(String price, boolean isInStock) {
        return CatalogProduct.of(
                new Product(new ProductId("p"), "Tin", "toys", "", "", new BigDecimal(price), "GBP", "", isInStock),
                "");
    }

    private static long fingerprint(Instant readAt, CatalogProduct... products) {
        return CatalogSnapshot.of(List.of(products), readAt).fingerprint();
    }
}
