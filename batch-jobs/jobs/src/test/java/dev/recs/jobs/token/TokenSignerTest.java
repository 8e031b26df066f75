package dev.recs.jobs.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TokenSignerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000L), ZoneOffset.UTC);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private final TokenSigner signer = new TokenSigner(SECRET, CLOCK);

    @Test
    void claimsAreSubjectScopeAndTimes() throws ParseException, JOSEException {
        SignedJWT token = SignedJWT.parse(signer.sign(
                List.of("recs:read", "recs:events"), Optional.of(new UserId("12347")), Duration.ofMinutes(15)));
        assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
        assertThat(token.getHeader().toJSONObject())
                .containsExactlyInAnyOrderEntriesOf(Map.of("alg", "HS256", "typ", "JWT"));
        assertThat(token.getJWTClaimsSet().toJSONObject())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "sub", "12347", "scope", "recs:read recs:events", "iat", 1800000000L, "exp", 1800000900L));
    }

    @Test
    void unknownScopeIsRefused() {
        assertThatThrownBy(() -> signer.sign(List.of("recs:write"), Optional.empty(), Duration.ofHours(1)))
                .isInstanceOf(BadInput.class)
                .hasMessage("scope 'recs:write': expected some of [recs:read, recs:events, recs:admin]");
    }

    @Test
    void tokenOfNoUserNeedsAScope() {
        assertThatThrownBy(() -> signer.sign(List.of(), Optional.empty(), Duration.ofHours(1)))
                .hasMessage("a token of no user needs a scope: expected some of [recs:read, recs:events, recs:admin]");
    }

    @Test
    void shortSecretIsRefused() {
        assertThatThrownBy(() -> new TokenSigner("short", CLOCK))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("secret for tokens has 5 bytes: expected at least 32; 'openssl rand -hex 32' makes one");
    }
}
