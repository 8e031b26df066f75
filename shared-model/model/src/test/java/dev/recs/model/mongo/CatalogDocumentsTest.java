package dev.recs.model.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Neighbour;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.PopularProduct;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What serving reads of the catalog model. */
final class CatalogDocumentsTest {

    private static final Instant TIME = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final List<PopularProduct> PRODUCTS =
            List.of(new PopularProduct(new ProductId("85123A"), 12.5), new PopularProduct(new ProductId("71053"), 0.1));

    @Test
    void aPopularListOverAllIsItsGoldenFileAndReadBack() {
        PopularList overall = new PopularList("", TIME, PRODUCTS, List.of(new ProductId("22423")));
        GoldenDocument.assertSame("mongodb/popular-all.json", PopularListDocument.of(overall));
        assertThat(PopularListDocument.parse(GoldenDocument.read("mongodb/popular-all.json")))
                .isEqualTo(overall);
    }

    @Test
    void aPopularListOfACategoryIsItsGoldenFileAndReadBack() {
        PopularList kitchen = new PopularList("Küche", TIME, PRODUCTS, List.of());
        GoldenDocument.assertSame("mongodb/popular-category.json", PopularListDocument.of(kitchen));
        assertThat(PopularListDocument.parse(GoldenDocument.read("mongodb/popular-category.json")))
                .isEqualTo(kitchen);
    }

    @Test
    void theNeighboursOfAProductAreTheirGoldenFileAndReadBack() {
        ProductNeighboursDocument neighbours = new ProductNeighboursDocument(
                new ProductId("85123A"),
                "2026-03-02T02:00:00Z",
                List.of(new Neighbour(new ProductId("71053"), 0.5), new Neighbour(new ProductId("22423"), 0.1)),
                List.of());
        GoldenDocument.assertSame("mongodb/product-neighbours.json", neighbours.toDocument());
        assertThat(ProductNeighboursDocument.parse(GoldenDocument.read("mongodb/product-neighbours.json")))
                .isEqualTo(neighbours);
    }
}
