package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.recs.golden.Golden;
import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.failure.BadInput;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.recommendation.ShelfKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Of every form, and some that only look like one. */
    private static final List<String> IDS = List.of(
            "1",
            "0",
            "007",
            "85123A",
            "9223372036854775807",
            "922337203685477580",
            "4é",
            "A1",
            "茶",
            "a".repeat(64),
            "7d5ffa9b-5e2a-4d4c-8c0f-000000000001",
            "7D5FFA9B-5e2a-4d4c-8c0f-000000000001",
            "7d5ffa9b-5e2a-4d4c-8c0f-00000000000");

    private static final Comparator<Double> FOUR_DIGITS =
            (one, other) -> Math.abs(one - other) < 0.000_1 ? 0 : Double.compare(one, other);

    /** What is beyond it in ten-thousandths is no score. */
    private static final double LARGEST = (Long.MAX_VALUE >> 1) / 10_000.0;

    @Test
    void theVariantIsInTheEnvelopeAndNothingElseChanges() {
        RecommendationListValue none = RecommendationListValue.of(LIST);
        long hash = VariantName.of("more-variety", "diverse").hash();
        byte[] value = new RecommendationListValue(
                        none.version(),
                        none.generatedAt(),
                        none.model(),
                        none.recipe(),
                        none.items(),
                        none.shelves(),
                        hash)
                .toBytes();
        assertThat(Envelope.variantOf(value)).isEqualTo(hash);
        assertThat(RecommendationListValue.parse(value).variant()).isEqualTo(hash);
        assertThat(Envelope.variantOf(none.toBytes())).isZero();
        assertThat(Envelope.variantOf("{}".getBytes(StandardCharsets.UTF_8))).isZero();
        ByteBuffer.wrap(value).putLong(29, 0);
        assertThat(value).isEqualTo(none.toBytes());
    }

    @Test
    void bytesAreThoseOfTheGoldenFile() {
        Golden.assertBytes(
                "redis/recommendation-list.bin",
                RecommendationListValue.of(LIST).toBytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis/recommendation-list.bin",
                "redis/recommendation-list-json.bin",
                "redis/release-1.0.0/recommendation-list.json"
            })
    void everyFormIsReadAsTheSameValue(String file) {
        RecommendationListValue read = RecommendationListValue.parse(Golden.bytes(file));
        assertThat(read)
                .usingRecursiveComparison()
                .withComparatorForType(FOUR_DIGITS, Double.class)
                .ignoringFields("recipe")
                .isEqualTo(RecommendationListValue.of(LIST));
        assertThat(read.recipe()).isEmpty();
    }

    /** Ids of every form, shelves of ours and of others, reasons that take, scores of either sign and none. */
    @Test
    void whatIsWrittenIsRead() {
        List<Recommendation> items = new ArrayList<>();
        for (int i = 0; i < IDS.size(); i++) {
            List<Reason> reasons = new ArrayList<>();
            for (ReasonType type : ReasonType.values()) {
                reasons.add(new Reason(type, IDS.get(IDS.size() - 1 - i), (reasons.size() - 3) * 0.25));
            }
            items.add(new Recommendation(new ProductId(IDS.get(i)), (i - 2) * 0.5, reasons.subList(0, i)));
        }
        List<Shelf> shelves = Stream.concat(
                        Arrays.stream(ShelfKind.values()).map(ShelfKind::wireName), Stream.of("of-tomorrow", ""))
                .map(kind ->
                        new Shelf(kind, kind, IDS.stream().map(ProductId::new).toList()))
                .toList();
        RecommendationListValue value =
                new RecommendationListValue(LIST.version(), LIST.generatedAt(), "m", "r", items, shelves);
        RecommendationListValue read = RecommendationListValue.parse(value.toBytes());
        assertThat(read.shelves()).isEqualTo(shelves);
        assertThat(read.items()).hasSameSizeAs(items);
        for (int i = 0; i < items.size(); i++) {
            Recommendation expected = items.get(i);
            Recommendation actual = read.items().get(i);
            assertThat(actual.productId()).isEqualTo(expected.productId());
            assertThat(actual.score()).isEqualTo(expected.score());
            assertThat(actual.reasons())
                    .extracting(Reason::subject, Reason::type)
                    .isEqualTo(expected.reasons().stream()
                            .map(reason -> tuple(reason.subject(), reason.type()))
                            .toList());
        }
    }

    @Test
    void everyTypeOfReasonAndKindOfShelfHasANumberOfItsOwn() {
        for (ReasonType type : ReasonType.values()) {
            assertThat(BinaryList.type(BinaryList.numberOf(type) | BinaryList.TAKES))
                    .isEqualTo(type);
        }
        assertThat(BinaryList.type(63)).isEqualTo(ReasonType.OTHER);
        for (ShelfKind kind : ShelfKind.values()) {
            assertThat(BinaryList.kind(BinaryList.numberOf(kind.wireName()))).isEqualTo(kind.wireName());
        }
        assertThat(BinaryList.kind(99)).isEmpty();
    }

    @Test
    void theLargestScoresAreKeptAsLarge() {
        for (double score : new double[] {Double.MAX_VALUE, Double.NEGATIVE_INFINITY, Double.NaN, 1e14, -1e14}) {
            RecommendationListValue value = new RecommendationListValue(
                    LIST.version(),
                    LIST.generatedAt(),
                    "m",
                    "r",
                    List.of(new Recommendation(new ProductId("1"), score, List.of())),
                    List.of());
            double read = RecommendationListValue.parse(value.toBytes())
                    .items()
                    .getFirst()
                    .score();
            assertThat(read).isEqualTo(Double.isNaN(score) ? 0 : Math.clamp(score, -LARGEST, LARGEST));
        }
    }

    @Test
    void aFormatOfALaterReleaseIsRefused() {
        byte[] value = RecommendationListValue.of(LIST).toBytes();
        value[4] = 99;
        assertThatThrownBy(() -> RecommendationListValue.parse(value))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "value in Redis of %d bytes is of format 99: this release reads formats 1 and 2", value.length);
    }

    @Test
    void anotherFormIsRefused() {
        assertThatThrownBy(() -> RecommendationListValue.parse("{}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("list in Redis is not of our form (2 bytes): delete the key, it is refilled");
    }
}
