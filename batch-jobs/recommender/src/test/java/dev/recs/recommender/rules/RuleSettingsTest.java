package dev.recs.recommender.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.settings.SettingsBinder;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RuleSettingsTest {

    @Test
    void byDefaultThereAreNoRules() {
        assertThat(bind(Map.of())).isEqualTo(new RuleSettings(""));
        assertThat(bind(Map.of()).read()).isSameAs(RuleBook.EMPTY);
    }

    @Test
    void thePathIsReadByItsName() {
        assertThat(bind(Map.of("recs.rules.file", "config/rules.yml")).file()).isEqualTo("config/rules.yml");
    }

    @Test
    void aPathWithoutAFileIsRefused() {
        assertThatThrownBy(() ->
                        bind(Map.of("recs.rules.file", "nowhere/rules.yml")).read())
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.rules.file is 'nowhere/rules.yml': expected a file of rules that can be read");
    }

    private static RuleSettings bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(RuleSettings.class);
    }
}
