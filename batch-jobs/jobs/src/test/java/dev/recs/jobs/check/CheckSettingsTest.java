package dev.recs.jobs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

final class CheckSettingsTest {

    @Test
    void defaults() {
        assertThat(settings(Map.of())).isEqualTo(CheckSettings.DEFAULT);
    }

    @Test
    void everyPropertyHasItsName() {
        assertThat(settings(Map.ofEntries(
                        Map.entry("recs.check.active", "30d"),
                        Map.entry("recs.check.unknown-products", "0.11"),
                        Map.entry("recs.check.unknown-users", "0.12"),
                        Map.entry("recs.check.future-dates", "0.13"),
                        Map.entry("recs.check.bad-quantities", "0.14"),
                        Map.entry("recs.check.missing-names", "0.15"),
                        Map.entry("recs.check.missing-categories", "0.16"),
                        Map.entry("recs.check.missing-prices", "0.17"),
                        Map.entry("recs.check.users-without-purchase", "0.18"),
                        Map.entry("recs.check.bad-ids", "0.19"),
                        Map.entry("recs.check.fee-orders", "0.8"),
                        Map.entry("recs.check.fee-alone", "0.02"),
                        Map.entry("recs.check.no-fees", "BREAD,MILK"))))
                .isEqualTo(new CheckSettings(
                        Duration.ofDays(30),
                        0.11,
                        0.12,
                        0.13,
                        0.14,
                        0.15,
                        0.16,
                        0.17,
                        0.18,
                        0.19,
                        0.8,
                        0.02,
                        List.of("BREAD", "MILK")));
    }

    @Test
    void sharesThatAreNoneAreNamedTogether() {
        assertThatThrownBy(() -> settings(Map.of("recs.check.bad-ids", "-1", "recs.check.unknown-users", "20")))
                .rootCause()
                .isInstanceOf(Misconfigured.class)
                .hasMessage(
                        "recs.check.bad-ids is -1.0: expected a share from 0 to 1\nrecs.check.unknown-users is 20.0: expected a share from 0 to 1");
    }

    private static CheckSettings settings(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return CheckSettings.of(environment);
    }
}
