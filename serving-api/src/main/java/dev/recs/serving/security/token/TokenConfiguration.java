package dev.recs.serving.security.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import dev.recs.model.failure.Misconfigured;
import dev.recs.serving.security.SecuritySettings;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** How tokens are checked: signature by the one configured key, an end that is not over, and issuer and audience if they are set. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    /** Never one with a shared secret: whoever knows a public key could sign with it. */
    private static final Set<SignatureAlgorithm> OF_ISSUERS =
            EnumSet.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);

    private static final Duration ISSUER_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);

    /** In this time the issuer is asked twice at most. */
    private static final Duration KEYS_ASKED = Duration.ofSeconds(10);

    private static final int MAX_BYTES = 262_144;

    @Bean
    JwtDecoder jwtDecoder(SecuritySettings settings) {
        NimbusJwtDecoder decoder = settings.jwksUri().isEmpty()
                ? new NimbusJwtDecoder(signedWithAny(settings.secretKeys()))
                : NimbusJwtDecoder.withJwkSource(keysAt(settings.jwksUri()))
                        .jwsAlgorithms(taken -> taken.addAll(OF_ISSUERS))
                        .build();
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(new JwtTimestampValidator(settings.clockSkew()));
        validators.add(new JwtClaimValidator<>(JwtClaimNames.EXP, end -> end != null));
        if (!settings.issuer().isEmpty()) {
            validators.add(new JwtIssuerValidator(settings.issuer()));
        }
        if (!settings.audience().isEmpty()) {
            validators.add(new JwtClaimValidator<List<String>>(
                    JwtClaimNames.AUD, holders -> holders != null && holders.contains(settings.audience())));
        }
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(validators));
        return decoder;
    }

    /** All checks but that of the signature are those of the validators. */
    private static JWTProcessor<SecurityContext> signedWithAny(List<SecretKey> secrets) {
        List<JWK> keys = secrets.stream()
                .<JWK>map(secret -> new OctetSequenceKey.Builder(secret).build())
                .toList();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableJWKSet<>(new JWKSet(keys))));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        return processor;
    }

    @Bean
    AuthenticationManager checkedTokens(
            JwtDecoder decoder, GuestTokens guests, Clock clock, SecuritySettings settings) {
        return new CheckedTokens(decoder, guests, clock, settings.clockSkew());
    }

    /**
     * Asked for at the first token, when one has an unknown key, and every five minutes; not for each token with an unknown key,
     * because anybody can make those.
     */
    private static JWKSource<SecurityContext> keysAt(String address) {
        int timeout = Math.toIntExact(ISSUER_TIMEOUT.toMillis());
        try {
            return JWKSourceBuilder.create(
                            URI.create(address).toURL(), new DefaultResourceRetriever(timeout, timeout, MAX_BYTES))
                    .cache(KEYS_KEPT.toMillis(), 2 * ISSUER_TIMEOUT.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(KEYS_ASKED.toMillis())
                    .build();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new Misconfigured(
                    "recs.serving.jwks-uri is not an address: expected one such as https://issuer.example/keys", e);
        }
    }
}
