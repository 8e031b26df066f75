package dev.recs.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class RuleSettingsTest {

    @Test
    void byDefaultThereAreNoRules() {
        assertThat(bind(Map.of())).isEqualTo(new RuleSettings(""));
        assertThat(bind(Map.of()).read()).isSameAs(RuleBook.EMPTY);
    }

    @Test
    void thePathIsReadByItsName() {
        assertThat(bind(Map.of("recs.ranking.rules", "config/rules.yml")).rules())
                .isEqualTo("config/rules.yml");
    }

    @Test
    void aPathWithoutAFileIsRefused() {
        assertThatThrownBy(() ->
                        bind(Map.of("recs.ranking.rules", "nowhere/rules.yml")).read())
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.ranking.rules is 'nowhere/rules.yml': expected a file of rules that can be read");
    }

    private static RuleSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("recs.ranking", RuleSettings.class);
    }
}
