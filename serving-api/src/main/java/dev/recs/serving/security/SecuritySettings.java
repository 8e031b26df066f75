package dev.recs.serving.security;

import dev.recs.model.failure.Misconfigured;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** What tokens are checked with, and what is refused. */
@Settings(prefix = "recs.serving")
public record SecuritySettings(
        @Setting(
                meaning =
                        "HS256 secret that tokens are checked with, at least 32 bytes; or jwks-uri. The command recs token signs with RECS_JWT_SECRET.",
                aliases = "RECS_JWT_SECRET")
        String jwtSecret,

        @Setting(
                meaning =
                        "Secret that was used before: tokens signed with it are taken as well, until all of them have ended; at least 32 bytes.",
                aliases = "RECS_JWT_SECRET_PREVIOUS")
        String previousJwtSecret,

        @Setting(
                meaning = "Address of the issuer's public keys that tokens are checked with; or jwt-secret.",
                aliases = "RECS_JWKS_URI")
        String jwksUri,

        @Setting(meaning = "The iss that a token must have; empty for any.")
        String issuer,

        @Setting(
                meaning =
                        "What the aud of a token must hold; empty for any, which is wrong for an issuer that serves other applications too.")
        String audience,

        @Setting(defaultValue = "0s", meaning = "How long a token is taken after its end, 0 or more.")
        Duration clockSkew,

        @Setting(meaning = "Origins of pages that may call from a browser, separated by commas.")
        List<String> corsOrigins,

        RateLimit rateLimit) {

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
        addIfShort("jwt-secret", jwtSecret, faults);
        addIfShort("previous-jwt-secret", previousJwtSecret, faults);
        if (!previousJwtSecret.isEmpty() && jwtSecret.isEmpty()) {
            faults.add("recs.serving.previous-jwt-secret is set without recs.serving.jwt-secret: expected both");
        }
        if (clockSkew.isNegative()) {
            faults.add("recs.serving.clock-skew is '%s': expected 0 or more".formatted(clockSkew));
        }
        if (corsOrigins.contains("*")) {
            faults.add("recs.serving.cors-origins is '*': expected origins such as https://shop.example");
        }
        if (rateLimit.perSecond() < 0 || rateLimit.burst() < 1) {
            faults.add("recs.serving.rate-limit is %d per second, burst %d: expected at least 0 and at least 1"
                    .formatted(rateLimit.perSecond(), rateLimit.burst()));
        }
        if (!faults.isEmpty()) {
            throw new Misconfigured(String.join("\n", faults));
        }
    }

    private static void addIfShort(String name, String secret, List<String> faults) {
        int bytes = secret.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > 0 && bytes < MIN_SECRET_BYTES) {
            faults.add("recs.serving.%s has %d bytes: expected at least %d; 'openssl rand -hex 32' makes one"
                    .formatted(name, bytes, MIN_SECRET_BYTES));
        }
    }

    /** The secret in use, and the one before it if there is one. */
    public List<SecretKey> secretKeys() {
        return Stream.of(jwtSecret, previousJwtSecret)
                .filter(secret -> !secret.isEmpty())
                .<SecretKey>map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .toList();
    }

    /** Limit of one token. A storefront's server has one token for all its users: give it room. */
    public record RateLimit(
            @Setting(
                    defaultValue = "2000",
                    meaning =
                            "Requests of one token in a second, each event of a post for one; 0 or more, 0 for no limit.")
            int perSecond,

            @Setting(defaultValue = "4000", meaning = "Requests and events of one token at once, at least 1.")
            int burst) {}

    @Override
    public String toString() {
        return "SecuritySettings[jwksUri=%s, issuer=%s, audience=%s, corsOrigins=%s]"
                .formatted(jwksUri, issuer, audience, corsOrigins);
    }
}
