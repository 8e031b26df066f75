package dev.recs.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.recommender.model.TfIdf;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {

    private final Spelling spelling = Spelling.of(
            TfIdf.fit(List.of("candle holder", "candles", "candle", "handle", "lantern 1234", "chandelier", "kerze")));

    @ParameterizedTest
    @CsvSource({
        "candle,candle",
        "canlde,candle",
        "cndle,candle",
        "candlle,candle",
        "Candel holdr,candle holder",
        "chandeleir,chandelier",
        "shandeliers,chandelier",
        "kertze,kerze",
        "1235,1235",
        "cup,cup",
        "xyzw,xyzw"
    })
    void theNearestKnownWordIsMeant(String typed, String meant) {
        assertThat(spelling.corrected(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"abcd,abcd,0", "abcd,abdc,1", "abcd,abc,1", "abcd,xbcd,1", "abcd,badc,2", "kitten,sitting,3"})
    void editsAreCounted(String one, String other, int distance) {
        assertThat(Spelling.distance(one, other, 9)).isEqualTo(distance);
        assertThat(Spelling.distance(other, one, 9)).isEqualTo(distance);
    }
}
