package dev.recs.serving.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.UserId;
import dev.recs.serving.security.Caller;
import dev.recs.serving.security.CallerAuthentication;
import dev.recs.serving.security.SecuritySettings;
import dev.recs.serving.security.SecuritySettings.RateLimit;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Tokens that are signed with the right secret, and odd otherwise. */
final class OddTokensTest {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final long soon = Instant.now().plusSeconds(60).getEpochSecond();
    private final SecuritySettings settings = new SecuritySettings(
            "a secret for tests that is long enough", "", "", "", "", Duration.ZERO, List.of(), new RateLimit(1, 1));
    private final TokenConfiguration configuration = new TokenConfiguration();
    private final AuthenticationManager tokens = configuration.checkedTokens(
            configuration.jwtDecoder(settings), GuestTokensTest.off(settings), Clock.systemUTC(), settings);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"u\"}",
                "{\"sub\":\"u\",\"exp\":null}",
                "{\"sub\":\"u\",\"exp\":\"soon\"}",
                "{\"sub\":\"u\",\"exp\":1e300}",
                "{\"sub\":\"u\",\"exp\":-1}",
                "{\"sub\":\"u\",\"exp\":SOON,\"nbf\":SOON}",
                "{\"sub\":\"\",\"exp\":SOON}",
                "{\"sub\":\" \",\"exp\":SOON}",
                "{\"sub\":\"a\\nb\",\"exp\":SOON}",
                "{\"sub\":{\"a\":1},\"exp\":SOON}",
                "{\"sub\":[\"u\"],\"exp\":SOON}",
                "[]",
                "{",
                "null",
                ""
            })
    void isRefusedAsAnyOther(String claims) {
        assertThatThrownBy(() -> check(signed("{\"alg\":\"HS256\"}", claims)))
                .isInstanceOf(InvalidBearerTokenException.class)
                .hasMessage("the token is not valid");
    }

    @Test
    void aSubjectThatIsNoIdIsRefused() {
        String claims = "{\"sub\":\"%s\",\"exp\":SOON}".formatted("a".repeat(65));
        assertThatThrownBy(() -> check(signed("{\"alg\":\"HS256\"}", claims)))
                .isInstanceOf(InvalidBearerTokenException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS512\"}",
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}",
                "{}"
            })
    void anotherAlgorithmOrAnExtensionIsRefused(String header) {
        assertThatThrownBy(() -> check(signed(header, "{\"sub\":\"u\",\"exp\":SOON}")))
                .isInstanceOf(InvalidBearerTokenException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{}", "[[]]", "null", "\"\"", "[]"})
    void oddScopesOpenNothingOfAService(String scope) {
        Caller caller = check(signed("{\"alg\":\"HS256\"}", "{\"exp\":SOON,\"scope\":%s}".formatted(scope)))
                .getPrincipal();
        assertThat(caller.may(Caller.READ)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"scp\":[]", "\"scope\":[]", "\"scope\":\"\"", "\"scp\":null", "\"scope\":\"openid\""})
    void anEmptyListOfScopesOpenedEverythingOfAUser(String claim) {
        Caller caller = check(signed("{\"alg\":\"HS256\"}", "{\"sub\":\"u\",\"exp\":SOON,%s}".formatted(claim)))
                .getPrincipal();
        assertThat(Caller.EVERYTHING).noneMatch(scope -> caller.may(scope, new UserId("u")));
    }

    @Test
    void aTokenThatSaysNothingOfScopesOpensEverythingOfItsUser() {
        Caller caller = check(signed("{\"alg\":\"HS256\"}", "{\"sub\":\"u\",\"exp\":SOON}"))
                .getPrincipal();
        assertThat(Caller.EVERYTHING).allMatch(scope -> caller.may(scope, new UserId("u")));
        assertThat(Caller.EVERYTHING).noneMatch(scope -> caller.may(scope, new UserId("v")));
    }

    @Test
    void aNewSecretMadeAllTokensOfTheOldOneWorthless() {
        String old = "another secret that is long enough";
        SecuritySettings rotated = new SecuritySettings(
                old.toUpperCase(Locale.ROOT),
                settings.jwtSecret(),
                "",
                "",
                "",
                Duration.ZERO,
                List.of(),
                new RateLimit(1, 1));
        AuthenticationManager both = configuration.checkedTokens(
                configuration.jwtDecoder(rotated), GuestTokensTest.off(rotated), Clock.systemUTC(), rotated);
        BearerTokenAuthenticationToken token =
                new BearerTokenAuthenticationToken(signed("{\"alg\":\"HS256\"}", "{\"sub\":\"u\",\"exp\":SOON}"));
        assertThat(both.authenticate(token).isAuthenticated()).isTrue();
        SecuritySettings over = new SecuritySettings(
                old.toUpperCase(Locale.ROOT), "", "", "", "", Duration.ZERO, List.of(), new RateLimit(1, 1));
        AuthenticationManager one = configuration.checkedTokens(
                configuration.jwtDecoder(over), GuestTokensTest.off(over), Clock.systemUTC(), over);
        assertThatThrownBy(() -> one.authenticate(token)).isInstanceOf(InvalidBearerTokenException.class);
    }

    /** Base64 is read leniently, and its last character has bits to spare. */
    @Test
    void aSignatureWrittenInAnotherWayDoesNotMakeAnotherToken() {
        String token = signed("{\"alg\":\"HS256\"}", "{\"sub\":\"u\",\"exp\":SOON}");
        Object id = check(token).tokenId();
        for (String same : List.of(token + "?", token + "=", token + "\u00e9", flipped(token))) {
            assertThat(check(same).tokenId()).as(same).isEqualTo(id);
        }
        assertThat(check(signed("{\"alg\":\"HS256\"}", "{\"sub\":\"v\",\"exp\":SOON}"))
                        .tokenId())
                .isNotEqualTo(id);
    }

    private static String flipped(String token) {
        String abc = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = abc.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + abc.charAt(last ^ 1);
    }

    private CallerAuthentication check(String token) {
        return (CallerAuthentication) tokens.authenticate(new BearerTokenAuthenticationToken(token));
    }

    private String signed(String header, String claims) {
        try {
            String content = encoded(header) + "." + encoded(claims.replace("SOON", Long.toString(soon)));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(settings.secretKeys().getFirst());
            return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
