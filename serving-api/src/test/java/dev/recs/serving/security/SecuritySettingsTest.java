package dev.recs.serving.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.serving.security.SecuritySettings.RateLimit;
import dev.recs.settings.SettingsBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SecuritySettingsTest {

    private static final RateLimit LIMIT = new RateLimit(2_000, 4_000);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void defaultsAskForNoIssuerAndAllowNoOtherOrigin() {
        assertThat(SettingsBinder.create(Map.of("RECS_JWT_SECRET", SECRET)).bind(SecuritySettings.class))
                .isEqualTo(settings(SECRET, "", List.of(), LIMIT));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(SettingsBinder.create(Map.of(
                                "recs.serving.jwt-secret", SECRET,
                                "recs.serving.previous-jwt-secret", SECRET + "0",
                                "recs.serving.issuer", "shop",
                                "recs.serving.audience", "recs",
                                "recs.serving.clock-skew", "30",
                                "recs.serving.cors-origins", "https://a.example,https://b.example",
                                "recs.serving.rate-limit.per-second", "0",
                                "recs.serving.rate-limit.burst", "1"))
                        .bind(SecuritySettings.class))
                .isEqualTo(new SecuritySettings(
                        SECRET,
                        SECRET + "0",
                        "",
                        "shop",
                        "recs",
                        Duration.ofSeconds(30),
                        List.of("https://a.example", "https://b.example"),
                        new RateLimit(0, 1)));
        assertThat(SettingsBinder.create(Map.of("recs.serving.jwks-uri", "https://issuer.example/keys"))
                        .bind(SecuritySettings.class)
                        .jwksUri())
                .isEqualTo("https://issuer.example/keys");
    }

    @Test
    void aNegativeClockSkewIsRefused() {
        assertThatThrownBy(() -> new SecuritySettings(SECRET, "", "", "", "", Duration.ofSeconds(-1), List.of(), LIMIT))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.serving.clock-skew is 'PT-1S': expected 0 or more");
    }

    @Test
    void aPreviousSecretThatIsShortOrAloneIsRefused() {
        assertThatThrownBy(() ->
                        new SecuritySettings("", "hunter2", "https://i/keys", "", "", Duration.ZERO, List.of(), LIMIT))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.serving.previous-jwt-secret has 7 bytes: expected at least 32;"
                        + " 'openssl rand -hex 32' makes one\n"
                        + "recs.serving.previous-jwt-secret is set without recs.serving.jwt-secret: expected both");
    }

    @Test
    void withoutKeyItRefusesAndSaysHowToMakeOne() {
        assertThatThrownBy(() -> settings("", "", List.of(), LIMIT))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("no key to check tokens with: set RECS_JWT_SECRET to a secret of at least 32 bytes"
                        + " ('openssl rand -hex 32' makes one), or RECS_JWKS_URI to the address of your issuer's keys");
    }

    @Test
    void shortSecretIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> settings("hunter2", "", List.of(), LIMIT))
                .hasMessageContaining("recs.serving.jwt-secret has 7 bytes: expected at least 32")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void allFaultsAreSaidTogether() {
        assertThatThrownBy(() -> settings(SECRET, "https://issuer.example/keys", List.of("*"), new RateLimit(-1, 0)))
                .hasMessageContaining("are both set")
                .hasMessageContaining("recs.serving.cors-origins is '*'")
                .hasMessageContaining("recs.serving.rate-limit is -1 per second, burst 0");
    }

    @Test
    void secretIsNotPartOfTheText() {
        assertThat(settings(SECRET, "", List.of(), LIMIT).toString()).doesNotContain(SECRET);
    }

    private static SecuritySettings settings(String secret, String jwks, List<String> origins, RateLimit limit) {
        return new SecuritySettings(secret, "", jwks, "", "", Duration.ZERO, origins, limit);
    }
}
