package dev.recs.recommender.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.settings.SettingsBinder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FeeSettingsTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(FeeSettings.DEFAULT);
    }

    @Test
    void everyPropertyHasItsName() {
        assertThat(bind(Map.of(
                        "recs.fees.min-orders", "5",
                        "recs.fees.order-share", "0.8",
                        "recs.fees.alone-share", "0.02",
                        "recs.fees.exceptions", "BREAD,MILK")))
                .isEqualTo(new FeeSettings(5, 0.8, 0.02, List.of("BREAD", "MILK")));
    }

    @Test
    void allThatIsWrongIsNamedTogether() {
        assertThatThrownBy(() -> bind(Map.of(
                        "recs.fees.min-orders", "0",
                        "recs.fees.order-share", "1.1",
                        "recs.fees.alone-share", "-0.1")))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("""
                        recs.fees.min-orders is '0': expected 1 or more
                        recs.fees.order-share is '1.1': expected 0 to 1
                        recs.fees.alone-share is '-0.1': expected 0 to 1""");
    }

    private static FeeSettings bind(Map<String, String> properties) {
        return SettingsBinder.create(properties).bind(FeeSettings.class);
    }
}
