package dev.recs.model.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.golden.GoldenJson;
import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecommendationListDocumentTest {

    private static final String FILE = "mongodb/user-recommendations.json";
    private static final Instant TIME = Instant.ofEpochMilli(1_764_000_000_000L);

    /** An item with one reason of every type, so that no name of a type changes unseen. */
    private static final RecommendationList LIST = new RecommendationList(
            new UserId("12347"),
            new ListVersion(TIME, TIME.minusSeconds(9)),
            TIME.plusMillis(1),
            "test-model",
            "recipe",
            List.of(
                    new Recommendation(
                            new ProductId("85123A"),
                            1.5,
                            Arrays.stream(ReasonType.values())
                                    .map(type -> new Reason(type, "茶", 0.125))
                                    .toList()),
                    new Recommendation(new ProductId("71053"), 0.1, List.of())),
            List.of(new Shelf("because-bought", "85123A", List.of(new ProductId("71053"), new ProductId("22423")))));

    @Test
    void aListIsItsGoldenFile() {
        GoldenJson.assertDocument(FILE, RecommendationListDocument.of(LIST));
    }

    @Test
    void theGoldenFileIsReadAsTheSameList() {
        assertThat(RecommendationListDocument.parse(GoldenJson.document(FILE))).isEqualTo(LIST);
    }
}
