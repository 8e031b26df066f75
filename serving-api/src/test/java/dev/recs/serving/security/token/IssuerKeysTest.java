package dev.recs.serving.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.recs.model.UserId;
import dev.recs.serving.security.Caller;
import dev.recs.serving.security.CallerAuthentication;
import dev.recs.serving.security.SecuritySettings;
import dev.recs.serving.security.SecuritySettings.RateLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Tokens of an issuer whose public keys are read from an address. */
final class IssuerKeysTest {

    private static final int BITS = 2_048;
    private static final Caller CUSTOMER = new Caller.User(new UserId("12347"), Caller.EVERYTHING);

    private final AtomicInteger asked = new AtomicInteger();
    private volatile String published = "";
    private HttpServer issuer;
    private AuthenticationManager tokens;

    @BeforeEach
    void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            byte[] body = published.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        tokens = tokensFor("");
    }

    private AuthenticationManager tokensFor(String audience) {
        SecuritySettings settings = new SecuritySettings(
                "",
                "",
                "http://127.0.0.1:%d/keys".formatted(issuer.getAddress().getPort()),
                "https://issuer.example",
                audience,
                Duration.ZERO,
                List.of(),
                new RateLimit(1, 1));
        TokenConfiguration configuration = new TokenConfiguration();
        return configuration.checkedTokens(
                configuration.jwtDecoder(settings), GuestTokensTest.off(settings), Clock.systemUTC(), settings);
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void rsaAndEllipticKeysAreTaken() throws JOSEException {
        RSAKey rsa = rsa("one");
        ECKey elliptic = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
        publish(rsa, elliptic);
        assertThat(caller(signed(JWSAlgorithm.RS256, "one", new RSASSASigner(rsa))))
                .isEqualTo(CUSTOMER);
        assertThat(caller(signed(JWSAlgorithm.PS256, "one", new RSASSASigner(rsa))))
                .isEqualTo(CUSTOMER);
        assertThat(caller(signed(JWSAlgorithm.ES256, "two", new ECDSASigner(elliptic))))
                .isEqualTo(CUSTOMER);
    }

    @Test
    void newKeyOfTheIssuerIsFoundWhenATokenNeedsIt() throws JOSEException {
        RSAKey old = rsa("old");
        RSAKey next = rsa("next");
        publish(old);
        caller(signed(JWSAlgorithm.RS256, "old", new RSASSASigner(old)));
        publish(next);
        assertThat(caller(signed(JWSAlgorithm.RS256, "next", new RSASSASigner(next))))
                .isEqualTo(CUSTOMER);
    }

    /** Anybody can make them up, without a token. */
    @Test
    void tokensOfUnknownKeysDoNotFloodTheIssuer() throws JOSEException {
        RSAKey rsa = rsa("one");
        publish(rsa);
        caller(signed(JWSAlgorithm.RS256, "one", new RSASSASigner(rsa)));
        for (int i = 0; i < 50; i++) {
            assertRefused(signed(JWSAlgorithm.RS256, "unknown-" + i, new RSASSASigner(rsa)));
        }
        assertThat(asked.get()).isLessThanOrEqualTo(3);
        assertThat(caller(signed(JWSAlgorithm.RS256, "one", new RSASSASigner(rsa))))
                .isEqualTo(CUSTOMER);
    }

    @Test
    void keyThatTheIssuerDoesNotPublishIsRefused() throws JOSEException {
        publish(rsa("one"));
        assertRefused(signed(JWSAlgorithm.RS256, "one", new RSASSASigner(rsa("one"))));
    }

    /** The public key is known to everybody, so as a secret it proves nothing. */
    @Test
    void publicKeyUsedAsASecretIsRefused() throws JOSEException {
        RSAKey rsa = rsa("one");
        publish(rsa);
        byte[] secret = rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        assertRefused(signed(JWSAlgorithm.HS256, "one", new MACSigner(secret)));
        assertRefused(signed(
                JWSAlgorithm.HS256, "one", new MACSigner(rsa.toRSAPublicKey().getEncoded())));
    }

    @Test
    void tokenOfAnotherIssuerIsRefused() throws JOSEException {
        RSAKey rsa = rsa("one");
        publish(rsa);
        assertRefused(signed(
                JWSAlgorithm.RS256,
                "one",
                new RSASSASigner(rsa),
                new JWTClaimsSet.Builder().issuer("https://other.example").subject("12347")));
    }

    @Test
    void tokenForAnotherAudienceIsRefused() throws JOSEException {
        RSAKey rsa = rsa("one");
        publish(rsa);
        tokens = tokensFor("recs");
        assertRefused(signedFor(rsa, List.of()));
        assertRefused(signedFor(rsa, List.of("billing")));
        assertThat(caller(signedFor(rsa, List.of("billing", "recs")))).isEqualTo(CUSTOMER);
    }

    private static String signedFor(RSAKey key, List<String> audience) throws JOSEException {
        return signed(
                JWSAlgorithm.RS256,
                "one",
                new RSASSASigner(key),
                new JWTClaimsSet.Builder()
                        .issuer("https://issuer.example")
                        .subject("12347")
                        .audience(audience));
    }

    private void publish(JWK... keys) {
        published = new JWKSet(List.of(keys)).toString();
    }

    private Caller caller(String token) {
        return ((CallerAuthentication) tokens.authenticate(new BearerTokenAuthenticationToken(token))).getPrincipal();
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> caller(token))
                .isInstanceOf(InvalidBearerTokenException.class)
                .hasMessage("the token is not valid");
    }

    private static RSAKey rsa(String id) throws JOSEException {
        return new RSAKeyGenerator(BITS).keyID(id).generate();
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer) throws JOSEException {
        return signed(
                algorithm,
                keyId,
                signer,
                new JWTClaimsSet.Builder().issuer("https://issuer.example").subject("12347"));
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(keyId).build(),
                claims.expirationTime(Date.from(Instant.now().plusSeconds(60))).build());
        token.sign(signer);
        return token.serialize();
    }
}
