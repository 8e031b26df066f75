package dev.recs.serving.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.serving.security.GuestTokenSettings;
import dev.recs.serving.security.SecuritySettings;
import dev.recs.serving.security.SecuritySettings.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuestTokensTest {

    private static final String SECRET = "a secret of guests that is long enough";
    private static final String OTHER = "another secret of guests, long enough";
    private static final String OF_USERS = "a secret for tests that is long enough";
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final SecuritySettings users =
            new SecuritySettings(OF_USERS, "", "", "", "", Duration.ZERO, List.of(), new RateLimit(1, 1));
    private final GuestTokens tokens = tokens(SECRET, "", NOW);

    /** Where there are no guests. */
    static GuestTokens off(SecuritySettings users) {
        return new GuestTokens(new GuestTokenSettings("", "", 1, 1), users, Clock.systemUTC());
    }

    @Test
    void aTokenIsReadBackUntilItEndsAfterThirtyDays() {
        GuestTokens.Signed signed = tokens.sign();
        assertThat(signed.expires()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(tokens.read(signed.token())).hasValueSatisfying(token -> {
            assertThat(token.guest().value()).hasSize(32);
            assertThat(token.expires()).isEqualTo(signed.expires());
        });
        assertThat(tokens(SECRET, "", NOW.plus(Duration.ofDays(30)).minusSeconds(1))
                        .read(signed.token()))
                .isPresent();
        assertThat(tokens(SECRET, "", NOW.plus(Duration.ofDays(30))).read(signed.token()))
                .isEmpty();
    }

    @Test
    void eachTokenIsOfAnotherGuest() {
        assertThat(tokens.read(tokens.sign().token()))
                .isNotEqualTo(tokens.read(tokens.sign().token()));
    }

    @Test
    void aTokenOfThePreviousSecretIsTakenAndOfAnotherOneIsNot() {
        String token = tokens.sign().token();
        assertThat(tokens(OTHER, SECRET, NOW).read(token)).isPresent();
        assertThat(tokens(OTHER, "", NOW).read(token)).isEmpty();
        assertThat(off(users).read(token)).isEmpty();
    }

    @Test
    void whatIsChangedIsNoToken() {
        String token = tokens.sign().token();
        assertThat(tokens.read(token.substring(0, token.length() - 2))).isEmpty();
        assertThat(tokens.read(token + "." + token)).isEmpty();
        assertThat(tokens.read("e" + token)).isEmpty();
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read(token.substring(0, token.indexOf('.') + 1))).isEmpty();
    }

    @Test
    void theSecretOfUsersIsRefused() {
        assertThatThrownBy(() -> tokens(OF_USERS, "", NOW))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.guests.secret is the secret of users' tokens: expected another one;"
                        + " 'openssl rand -hex 32' makes one");
    }

    private GuestTokens tokens(String secret, String previous, Instant now) {
        return new GuestTokens(new GuestTokenSettings(secret, previous, 1, 1), users, Clock.fixed(now, ZoneOffset.UTC));
    }
}
