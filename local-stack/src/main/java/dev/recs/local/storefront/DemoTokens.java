package dev.recs.local.storefront;

import dev.recs.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Makes the tokens that a shop's server would give its page: one customer's or one guest's, for an hour. */
final class DemoTokens {

    static final Duration TTL = Duration.ofHours(1);

    private final NimbusJwtEncoder encoder;
    private final Clock clock;

    DemoTokens(String secret, Clock clock) {
        this.encoder = NimbusJwtEncoder.withSecretKey(
                        new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .algorithm(MacAlgorithm.HS256)
                .build();
        this.clock = clock;
    }

    /** Opens everything of this customer. */
    String forCustomer(UserId customer) {
        return encode(claims(customer.value()).build());
    }

    /** Opens what is nobody's: popular lists and similar products. */
    String forGuest() {
        return encode(claims("guest-" + UUID.randomUUID())
                .claim("scope", "recs:read recs:events")
                .build());
    }

    private JwtClaimsSet.Builder claims(String subject) {
        Instant now = clock.instant();
        return JwtClaimsSet.builder().subject(subject).issuedAt(now).expiresAt(now.plus(TTL));
    }

    private String encode(JwtClaimsSet claims) {
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(), claims))
                .getTokenValue();
    }
}
