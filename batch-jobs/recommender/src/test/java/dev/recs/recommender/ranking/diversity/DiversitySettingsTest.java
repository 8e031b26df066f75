package dev.recs.recommender.ranking.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.settings.SettingsBinder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiversitySettingsTest {

    @Test
    void theDefaultIsALittleDiversity() {
        assertThat(bind(Map.of())).isEqualTo(DiversitySettings.DEFAULT);
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(bind(Map.of("recs.ranking.diversity.strength", "0.5"))).isEqualTo(new DiversitySettings(0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1", "NaN"})
    void aStrengthThatIsNoPartIsRefused(String value) {
        assertThatThrownBy(() -> bind(Map.of("recs.ranking.diversity.strength", value)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.ranking.diversity.strength is '%s': expected 0 to 1".formatted(value));
    }

    private static DiversitySettings bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(DiversitySettings.class);
    }
}
