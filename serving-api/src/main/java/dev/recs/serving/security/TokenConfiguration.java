package dev.recs.serving.security;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** How tokens are checked: signature by the one configured key, an end that is not over, and issuer and audience if they are set. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    /** Never one with a shared secret: whoever knows a public key could sign with it. */
    private static final Set<SignatureAlgorithm> OF_ISSUERS =
            EnumSet.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);

    private static final Duration ISSUER_TIMEOUT = Duration.ofSeconds(2);

    @Bean
    JwtDecoder jwtDecoder(SecuritySettings settings) {
        NimbusJwtDecoder decoder = settings.jwksUri().isEmpty()
                ? NimbusJwtDecoder.withSecretKey(settings.secretKey())
                        .macAlgorithm(MacAlgorithm.HS256)
                        .build()
                : NimbusJwtDecoder.withJwkSetUri(settings.jwksUri())
                        .jwsAlgorithms(taken -> taken.addAll(OF_ISSUERS))
                        .restOperations(issuer())
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

    @Bean
    AuthenticationManager checkedTokens(JwtDecoder decoder, Clock clock, SecuritySettings settings) {
        return new CheckedTokens(decoder, clock, settings.clockSkew());
    }

    /** Asked for keys at the first token, when one has an unknown key, and every five minutes. */
    private static RestTemplate issuer() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(ISSUER_TIMEOUT);
        requests.setReadTimeout(ISSUER_TIMEOUT);
        return new RestTemplate(requests);
    }
}
