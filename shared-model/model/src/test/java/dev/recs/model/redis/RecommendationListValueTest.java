package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.golden.Golden;
import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import java.nio.charset.StandardCharsets;
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
    void bytesAreThoseOfTheGoldenFile() {
        Golden.assertBytes(
                "redis/recommendation-list.bin",
                RecommendationListValue.of(LIST).toBytes());
    }

    @Test
    void theGoldenFileIsReadAsTheSameValue() {
        assertThat(RecommendationListValue.parse(Golden.bytes("redis/recommendation-list.bin")))
                .isEqualTo(RecommendationListValue.of(LIST));
    }

    @Test
    void aTextOfRelease100IsReadAsTheSameValue() {
        assertThat(RecommendationListValue.parse(Golden.bytes("redis/release-1.0.0/recommendation-list.json")))
                .isEqualTo(RecommendationListValue.of(LIST));
    }

    @Test
    void aFormatOfALaterReleaseIsRefused() {
        byte[] value = RecommendationListValue.of(LIST).toBytes();
        value[4] = 99;
        assertThatThrownBy(() -> RecommendationListValue.parse(value))
                .isInstanceOf(BadInput.class)
                .hasMessage("value in Redis of %d bytes is of format 99: this release reads format 1", value.length);
    }

    @Test
    void anotherFormIsRefused() {
        assertThatThrownBy(() -> RecommendationListValue.parse("{}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("list in Redis is not of our form (2 bytes): delete the key, it is refilled");
    }
}
