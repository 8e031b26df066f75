package dev.recs.recommender.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.testing.Bound;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SignalSettingsTest {

    @Test
    void defaults() {
        assertThat(Bound.settings(SignalSettings.class, Map.of())).isEqualTo(SignalSettings.DEFAULT);
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(Bound.settings(
                        SignalSettings.class,
                        Map.of("purchases", "30", "searches", "10", "views", "5", "half-life-days", "45.5")))
                .isEqualTo(new SignalSettings(30, 10, 5, 45.5));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> new SignalSettings(0, 51, 0, 0))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("recs.signal.purchases is '0': expected 1 to 2000")
                .hasMessageContaining("recs.signal.searches is '51': expected 1 to 50, as many as are kept")
                .hasMessageContaining("recs.signal.views is '0': expected 1 to 50, as many as are kept")
                .hasMessageContaining("recs.signal.half-life-days is '0.0': expected above 0, for example 90");
    }
}
