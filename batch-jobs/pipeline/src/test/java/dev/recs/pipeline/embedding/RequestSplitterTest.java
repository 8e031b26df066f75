package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestSplitterTest {

    @Test
    void aRequestHoldsAtMostSoManyTexts() {
        assertThat(new RequestSplitter(2, 100, ignored -> 1).split(List.of("a", "b", "c", "d", "e")))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
    }

    @Test
    void aRequestHoldsAtMostSoManyTokens() {
        assertThat(new RequestSplitter(100, 5, String::length).split(List.of("aaa", "bb", "c", "ddddd", "e")))
                .containsExactly(List.of("aaa", "bb"), List.of("c"), List.of("ddddd"), List.of("e"));
    }

    @Test
    void noTextsMakeNoRequest() {
        assertThat(new RequestSplitter(2, 5, ignored -> 1).split(List.of())).isEmpty();
    }

    @Test
    void atTheLimitsOfTheProtocolTheTextThatIsOneTooManyGoesIntoTheNextRequest() {
        RequestSplitter splitter = new RequestSplitter(2_048, 300_000, ignored -> 100);
        assertThat(splitter.split(Collections.nCopies(2_048, "x"))).hasSize(1);
        assertThat(splitter.split(Collections.nCopies(2_049, "x")))
                .extracting(List::size)
                .containsExactly(2_048, 1);
        RequestSplitter longTexts = new RequestSplitter(2_048, 300_000, ignored -> 8_191);
        assertThat(longTexts.split(Collections.nCopies(37, "x")))
                .extracting(List::size)
                .containsExactly(36, 1);
    }
}
