package dev.recs.jobs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.testing.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CheckSettingsTest {

    @Test
    void defaults() {
        assertThat(Bound.settings(CheckSettings.class, Map.of())).isEqualTo(CheckSettings.DEFAULT);
    }

    @Test
    void everyPropertyHasItsName() {
        assertThat(Bound.settings(
                        CheckSettings.class,
                        Map.ofEntries(
                                Map.entry("active", "30d"),
                                Map.entry("unknown-products", "0.11"),
                                Map.entry("unknown-users", "0.12"),
                                Map.entry("future-dates", "0.13"),
                                Map.entry("bad-quantities", "0.14"),
                                Map.entry("missing-names", "0.15"),
                                Map.entry("missing-categories", "0.16"),
                                Map.entry("missing-prices", "0.17"),
                                Map.entry("users-without-purchase", "0.18"),
                                Map.entry("bad-ids", "0.19"))))
                .isEqualTo(
                        new CheckSettings(Duration.ofDays(30), 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, 0.19));
    }

    @Test
    void sharesThatAreNoneAreNamedTogether() {
        assertThatThrownBy(() -> Bound.settings(CheckSettings.class, Map.of("bad-ids", "-1", "unknown-users", "20")))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(
                        "recs.check.bad-ids is -1.0: expected a share from 0 to 1\nrecs.check.unknown-users is 20.0: expected a share from 0 to 1");
    }
}
