package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SeenTextsTest {

    @Test
    void aTextIsNewOnce() {
        SeenTexts seen = new SeenTexts();
        assertThat(seen.add("tea")).isTrue();
        assertThat(seen.add("tea")).isFalse();
        assertThat(seen.add("cup")).isTrue();
    }

    @Test
    void amongManyTextsHardlyOneIsTakenForAnother() {
        SeenTexts seen = new SeenTexts();
        assertThat(IntStream.range(0, 200_000)
                        .filter(i -> !seen.add("text " + i))
                        .count())
                .isLessThan(10);
    }
}
