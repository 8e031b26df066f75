package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import dev.recs.testing.Golden;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecommendationListValueTest {

    private static final RecommendationList LIST = new RecommendationList(
            new UserId("12347"),
            new ListVersion(Instant.ofEpochMilli(1_764_000_000_000L), Instant.ofEpochMilli(1_763_999_000_000L)),
            Instant.ofEpochMilli(1_764_000_001_000L),
            "test-model",
            "abc",
            List.of(new Recommendation(
                    new ProductId("85123A"),
                    1.5,
                    List.of(
                            new Reason(ReasonType.BOUGHT_TOGETHER, "71053", 0.75),
                            new Reason(ReasonType.SEARCHED, "kerze 🕯", 0.5),
                            new Reason(ReasonType.TASTE, "", 0.125),
                            new Reason(ReasonType.OTHER, "", 0.125)))),
            List.of(new Shelf("buy-again", "", List.of(new ProductId("71053")))));

    @Test
    void textIsThatOfTheGoldenFile() {
        Golden.assertText(
                "redis/recommendation-list.json",
                RecommendationListValue.of(LIST).toJson());
    }

    @Test
    void theGoldenFileIsReadAsTheSameValue() {
        assertThat(RecommendationListValue.parse(Golden.text("redis/recommendation-list.json")))
                .isEqualTo(RecommendationListValue.of(LIST));
    }

    @Test
    void anotherFormIsRefused() {
        assertThatThrownBy(() -> RecommendationListValue.parse("{}"))
                .hasMessage("list in Redis is not of our form (2 characters): delete the key, it is refilled");
    }
}
