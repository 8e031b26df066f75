package dev.recs.storefront;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import dev.recs.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** The tokens that a shop's server would give its page: one customer's or one guest's, for an hour. */
final class DemoTokens {

    static final Duration TTL = Duration.ofHours(1);

    /** Names no key: the API tries those that it has. */
    private static final JwsHeader HEADER = JwsHeader.with(MacAlgorithm.HS256).build();

    private static final String SCOPE = "scope";
    private static final String OF_A_GUEST = "recs:read recs:events";

    private final JwtEncoder encoder;
    private final Clock clock;

    /** @param secret that the API checks tokens with, at least 32 bytes */
    DemoTokens(String secret, Clock clock) {
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(secret.getBytes(StandardCharsets.UTF_8)));
        this.clock = clock;
    }

    /** Opens everything of this customer. */
    String forCustomer(UserId customer) {
        return sign(claims(customer).build());
    }

    /** Opens what is nobody's: popular lists and similar products. */
    String forGuest() {
        return sign(claims(new UserId("guest-" + UUID.randomUUID()))
                .claim(SCOPE, OF_A_GUEST)
                .build());
    }

    private JwtClaimsSet.Builder claims(UserId subject) {
        Instant now = clock.instant();
        return JwtClaimsSet.builder().subject(subject.value()).issuedAt(now).expiresAt(now.plus(TTL));
    }

    private String sign(JwtClaimsSet claims) {
        return encoder.encode(JwtEncoderParameters.from(HEADER, claims)).getTokenValue();
    }
}
