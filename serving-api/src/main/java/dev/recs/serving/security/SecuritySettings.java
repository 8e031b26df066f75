package dev.recs.serving.security;

import dev.recs.model.failure.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What tokens are checked with, and what is refused.
 *
 * @param jwtSecret HS256 secret, also {@code RECS_JWT_SECRET}; or
 * @param jwksUri address of the issuer's public keys, also {@code RECS_JWKS_URI}
 * @param issuer the {@code iss} that a token must have; empty for any
 * @param audience what the {@code aud} that a token must have holds; empty for any, which is wrong for an issuer that serves other applications too
 * @param clockSkew how long a token is taken after its end
 * @param corsOrigins origins of pages that may call from a browser; none by default
 * @param rateLimit how often one token may be used
 */
@ConfigurationProperties("recs.serving")
public record SecuritySettings(
        @DefaultValue("") String jwtSecret,
        @DefaultValue("") String jwksUri,
        @DefaultValue("") String issuer,
        @DefaultValue("") String audience,
        @DefaultValue("0s") Duration clockSkew,
        @DefaultValue List<String> corsOrigins,
        @DefaultValue RateLimit rateLimit) {

    private static final int MIN_SECRET_BYTES = 32;

    public SecuritySettings {
        corsOrigins = List.copyOf(corsOrigins);
        List<String> faults = new ArrayList<>();
        if (jwtSecret.isEmpty() && jwksUri.isEmpty()) {
            faults.add("no key to check tokens with: set RECS_JWT_SECRET to a secret of at least 32 bytes"
                    + " ('openssl rand -hex 32' makes one), or RECS_JWKS_URI to the address of your issuer's keys");
        }
        if (!jwtSecret.isEmpty() && !jwksUri.isEmpty()) {
            faults.add("recs.serving.jwt-secret and recs.serving.jwks-uri are both set: expected one of them");
        }
        int bytes = jwtSecret.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > 0 && bytes < MIN_SECRET_BYTES) {
            faults.add("recs.serving.jwt-secret has %d bytes: expected at least %d; 'openssl rand -hex 32' makes one"
                    .formatted(bytes, MIN_SECRET_BYTES));
        }
        if (corsOrigins.contains("*")) {
            faults.add("recs.serving.cors-origins is '*': expected origins such as https://shop.example");
        }
        if (rateLimit.perSecond() < 0 || rateLimit.burst() < 1) {
            faults.add("recs.serving.rate-limit is %d per second, burst %d: expected at least 0 and at least 1"
                    .formatted(rateLimit.perSecond(), rateLimit.burst()));
        }
        if (!faults.isEmpty()) {
            throw new Misconfigured(String.join("; ", faults));
        }
    }

    SecretKey secretKey() {
        return new SecretKeySpec(jwtSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /**
     * Limit of one token. A storefront's server has one token for all its visitors: give it room.
     *
     * @param perSecond 0 for no limit
     * @param burst requests at once
     */
    public record RateLimit(
            @DefaultValue("2000") int perSecond,
            @DefaultValue("4000") int burst) {}

    @Override
    public String toString() {
        return "SecuritySettings[jwksUri=%s, issuer=%s, audience=%s, corsOrigins=%s]"
                .formatted(jwksUri, issuer, audience, corsOrigins);
    }
}
