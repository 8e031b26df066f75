package dev.recs.recommender.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.settings.SettingsBinder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExperimentSettingsTest {

    @Test
    void byDefaultThereAreNoExperimentsAndNobodyIsHeldOut() {
        assertThat(bind(Map.of())).isEqualTo(new ExperimentSettings("", 0)).isEqualTo(ExperimentSettings.NONE);
    }

    @Test
    void bothAreReadByTheirNames() {
        assertThat(bind(Map.of("recs.experiments.file", "experiments.yml", "recs.experiments.hold-out", "0.05")))
                .isEqualTo(new ExperimentSettings("experiments.yml", 0.05));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "0.51", "NaN"})
    void aShareOutOfRangeIsRefused(String share) {
        assertThatThrownBy(() -> bind(Map.of("recs.experiments.hold-out", share)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.experiments.hold-out is '%s': expected 0 to 0.5".formatted(share));
    }

    private static ExperimentSettings bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(ExperimentSettings.class);
    }
}
