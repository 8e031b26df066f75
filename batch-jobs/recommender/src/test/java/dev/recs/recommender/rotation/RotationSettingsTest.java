package dev.recs.recommender.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.settings.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RotationSettingsTest {

    @Test
    void defaultsTakeUpToHalfOfAScoreAfterFiveImpressions() {
        assertThat(bind(Map.of())).isEqualTo(RotationSettings.DEFAULT);
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(bind(Map.of(
                        "recs.ranking.rotation.strength", "0.9",
                        "recs.ranking.rotation.free", "3",
                        "recs.ranking.rotation.half-life", "36h")))
                .isEqualTo(new RotationSettings(0.9, 3, Duration.ofHours(36)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strength|1.5|recs.ranking.rotation.strength is '1.5': expected 0 to 1",
                "free|0|recs.ranking.rotation.free is '0.0': expected 1 to 500",
                "half-life|0d|recs.ranking.rotation.half-life is 'PT0S': expected a time above 0, for example 7d",
            })
    void aWrongValueIsRefusedByNameWithWhatWasExpected(String property, String value, String message) {
        assertThatThrownBy(() -> bind(Map.of("recs.ranking.rotation." + property, value)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(message);
    }

    private static RotationSettings bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(RotationSettings.class);
    }
}
