package dev.recs.recommender.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.settings.SettingsBinder;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FirstTenSettingsTest {

    @Test
    void threeOfEachByDefault() {
        assertThat(bind(Map.of())).isEqualTo(FirstTenSettings.DEFAULT).isEqualTo(new FirstTenSettings(3, 3));
    }

    @Test
    void everyPropertyHasItsName() {
        assertThat(bind(Map.of("recs.ranking.first-ten.family", "2", "recs.ranking.first-ten.impersonal", "0")))
                .isEqualTo(new FirstTenSettings(2, 0));
    }

    @Test
    void allThatIsWrongIsNamedTogether() {
        assertThatThrownBy(() ->
                        bind(Map.of("recs.ranking.first-ten.family", "0", "recs.ranking.first-ten.impersonal", "11")))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("""
                        recs.ranking.first-ten.family is '0': expected 1 to 10
                        recs.ranking.first-ten.impersonal is '11': expected 0 to 10""");
    }

    private static FirstTenSettings bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(FirstTenSettings.class);
    }
}
