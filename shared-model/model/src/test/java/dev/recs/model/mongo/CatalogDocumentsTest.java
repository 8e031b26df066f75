package dev.recs.model.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.golden.GoldenJson;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Neighbour;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.ranking.RankingParameter;
import dev.recs.model.ranking.RankingParameters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What serving reads of the catalog model. */
final class CatalogDocumentsTest {

    private static final Instant TIME = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final List<PopularProduct> PRODUCTS =
            List.of(new PopularProduct(new ProductId("85123A"), 12.5), new PopularProduct(new ProductId("71053"), 0.1));

    @Test
    void aPopularListOverAllIsItsGoldenFileAndReadBack() {
        RankingParameters parameters = new RankingParameters(
                Map.of(RankingParameter.WEIGHT_POPULARITY, -0.7, RankingParameter.PURCHASES, 20.0));
        PopularList overall = new PopularList("", TIME, PRODUCTS, List.of(new ProductId("22423")), parameters);
        GoldenJson.assertDocument("mongodb/popular-all.json", PopularListDocument.of(overall));
        assertThat(PopularListDocument.parse(GoldenJson.document("mongodb/popular-all.json")))
                .isEqualTo(overall);
    }

    @Test
    void aParameterOfALaterReleaseIsLeftOut() {
        Document document = GoldenJson.document("mongodb/popular-all.json");
        document.get("parameters", Document.class).append("weight-of-the-moon", 3.0);
        assertThat(PopularListDocument.parse(document))
                .isEqualTo(PopularListDocument.parse(GoldenJson.document("mongodb/popular-all.json")));
    }

    @Test
    void aPopularListOfACategoryIsItsGoldenFileAndReadBack() {
        PopularList kitchen = new PopularList("Küche", TIME, PRODUCTS);
        GoldenJson.assertDocument("mongodb/popular-category.json", PopularListDocument.of(kitchen));
        assertThat(PopularListDocument.parse(GoldenJson.document("mongodb/popular-category.json")))
                .isEqualTo(kitchen);
    }

    @Test
    void theNeighboursOfAProductAreTheirGoldenFileAndReadBack() {
        ProductNeighboursDocument neighbours = new ProductNeighboursDocument(
                new ProductId("85123A"),
                "2026-03-02T02:00:00Z",
                List.of(new Neighbour(new ProductId("71053"), 0.5), new Neighbour(new ProductId("22423"), 0.1)),
                List.of());
        GoldenJson.assertDocument("mongodb/product-neighbours.json", neighbours.toDocument());
        assertThat(ProductNeighboursDocument.parse(GoldenJson.document("mongodb/product-neighbours.json")))
                .isEqualTo(neighbours);
    }
}
