package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recs.golden.Golden;
import dev.recs.model.ProductId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Shelf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecommendationListCursorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis/recommendation-list.bin",
                "redis/recommendation-list-json.bin",
                "redis/release-1.0.0/recommendation-list.json"
            })
    void readsTheGoldenFilesItemByItem(String file) {
        try (var cursor = RecommendationListCursor.over(Golden.bytes(file))) {
            assertThat(cursor.generatedAt()).isEqualTo(Instant.ofEpochMilli(1_764_000_001_000L));
            assertThat(cursor.model()).isEqualTo("test-model");
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.productId()).isEqualTo("85123A");
            assertThat(cursor.score()).isEqualTo(1.5);
            assertThat(cursor.reasons()).isEqualTo(3);
            assertThat(cursor.type(1)).isEqualTo(ReasonType.SEARCHED);
            assertThat(cursor.subject(1)).isEqualTo("kerze 🕯");
            assertThat(cursor.share(1)).isCloseTo(0.5 / 1.5, within(0.000_05));
            assertThat(cursor.takes(1)).isFalse();
            assertThat(cursor.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis/recommendation-list.bin", "redis/recommendation-list-json.bin"})
    void theRowsAreReadFromWhereverTheItemsWereLeft(String file) {
        Shelf row = new Shelf("buy-again", "", List.of(new ProductId("71053")));
        try (var unread = RecommendationListCursor.over(Golden.bytes(file));
                var oneRead = RecommendationListCursor.over(Golden.bytes(file));
                var allRead = RecommendationListCursor.over(Golden.bytes(file))) {
            assertThat(unread.shelves()).containsExactly(row);
            oneRead.next();
            assertThat(oneRead.shelves()).containsExactly(row);
            while (allRead.next()) {
                assertThat(allRead.productId()).isNotEmpty();
            }
            assertThat(allRead.shelves()).containsExactly(row);
        }
    }

    @Test
    void aListWithoutRowsHasNone() {
        try (var cursor = RecommendationListCursor.over(bytes("{\"generatedAt\":1,\"model\":\"m\",\"items\":[]}"))) {
            assertThat(cursor.shelves()).isEmpty();
        }
    }

    @Test
    void anItemMayHaveMoreReasonsThanUsual() {
        StringBuilder text = new StringBuilder("{\"generatedAt\":1,\"model\":\"m\",\"items\":[[\"a\",9,[");
        for (int i = 0; i < 9; i++) {
            text.append(i == 0 ? "" : ",").append("[\"taste\",\"").append(i).append("\",1]");
        }
        try (var cursor =
                RecommendationListCursor.over(bytes(text.append("]]]}").toString()))) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.reasons()).isEqualTo(9);
            assertThat(cursor.subject(8)).isEqualTo("8");
        }
    }

    @Test
    void anotherFormIsRefused() {
        assertThatThrownBy(() -> RecommendationListCursor.over(bytes("{}")))
                .hasMessage("list in Redis is not of our form (2 bytes): delete the key, it is refilled");
        assertThatThrownBy(() -> RecommendationListCursor.over(bytes("not json")))
                .hasMessage("list in Redis is not of our form (8 bytes): delete the key, it is refilled");
    }

    /** Whatever byte is cut off or changed: a list, or a refusal, and never another failure. */
    @Test
    void aDamagedListIsReadOrRefused() {
        byte[] whole = golden();
        for (int length = Envelope.BYTES; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> RecommendationListValue.parse(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(BadInput.class);
        }
        for (int at = Envelope.BYTES; at < whole.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                try {
                    RecommendationListValue.parse(changed);
                } catch (BadInput e) {
                    assertThat(e).hasMessageNotContaining("null");
                }
            }
        }
    }

    @Test
    void aFormatOfALaterReleaseIsRefused() {
        byte[] value = golden();
        value[4] = 99;
        assertThatThrownBy(() -> RecommendationListCursor.over(value))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "value in Redis of %d bytes is of format 99: this release reads formats 1 and 2", value.length);
    }

    private static byte[] golden() {
        return Golden.bytes("redis/recommendation-list.bin");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
