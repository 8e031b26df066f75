package dev.recs.stores.vectorsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.settings.SettingsBinder;
import dev.recs.stores.vectorsearch.CandidateSettings.Source;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CandidateSettingsTest {

    @Test
    void defaultsCompareEveryProductInMemory() {
        assertThat(bind(Map.of()))
                .isEqualTo(new CandidateSettings(
                        Source.MEMORY, new CandidateSettings.VectorSearch(100, 20, Duration.ofMinutes(10))));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(bind(Map.of(
                        "recs.candidates.source", "vector-search",
                        "recs.candidates.vector-search.limit", "50",
                        "recs.candidates.vector-search.candidates-per-result", "10",
                        "recs.candidates.vector-search.index-wait", "1m")))
                .isEqualTo(new CandidateSettings(
                        Source.VECTOR_SEARCH, new CandidateSettings.VectorSearch(50, 10, Duration.ofMinutes(1))));
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0,1 to 10000",
        "limit,10001,1 to 10000",
        "candidates-per-result,0,1 to 10000; MongoDB advises 20",
    })
    void aWrongValueIsRefusedByName(String name, String value, String expected) {
        assertThatThrownBy(() -> bind(Map.of("recs.candidates.vector-search." + name, value)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.candidates.vector-search.%s is '%s': expected %s".formatted(name, value, expected));
    }

    @Test
    void candidatesAreTwentyTimesTheLimitButNeverMoreThanMongoTakes() {
        CandidateSettings settings = bind(Map.of());
        assertThat(settings.numCandidates(100)).isEqualTo(2_000);
        assertThat(settings.numCandidates(1)).isEqualTo(20);
        assertThat(settings.numCandidates(9_000)).isEqualTo(10_000);
        assertThat(bind(Map.of("recs.candidates.vector-search.candidates-per-result", "1"))
                        .numCandidates(7))
                .isEqualTo(7);
    }

    private static CandidateSettings bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(CandidateSettings.class);
    }
}
