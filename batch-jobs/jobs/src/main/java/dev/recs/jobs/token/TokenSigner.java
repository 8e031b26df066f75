package dev.recs.jobs.token;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Makes JWTs (HS256). */
public final class TokenSigner {

    private static final List<String> SCOPES = List.of("recs:read", "recs:events", "recs:admin");
    private static final int MIN_SECRET_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

    private final byte[] secret;
    private final Clock clock;

    /** @throws Misconfigured if the secret is too short for HS256 */
    public TokenSigner(String secret, Clock clock) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
        if (this.secret.length < MIN_SECRET_BYTES) {
            throw new Misconfigured(
                    "secret for tokens has %d bytes: expected at least %d; 'openssl rand -hex 32' makes one"
                            .formatted(this.secret.length, MIN_SECRET_BYTES));
        }
    }

    /**
     * A token of a service, or of one user if one is named.
     *
     * @param scopes of {@code recs:read}, {@code recs:events}, {@code recs:admin}; a user's token without scopes opens all that is the user's own
     * @throws BadInput if a scope is not one of ours, a service's token has none, or it would end at once
     */
    public String sign(List<String> scopes, Optional<UserId> user, Duration ttl) {
        refuse(scopes, user, ttl);
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        user.ifPresent(id -> claims.put("sub", id.value()));
        if (!scopes.isEmpty()) {
            claims.put("scope", String.join(" ", scopes));
        }
        claims.put("iat", now);
        claims.put("exp", now + ttl.toSeconds());
        String content = HEADER + "." + encoded(JsonMapper.shared().writeValueAsString(claims));
        return content + "." + BASE64.encodeToString(signature(content));
    }

    private static void refuse(List<String> scopes, Optional<UserId> user, Duration ttl) {
        for (String scope : scopes) {
            if (!SCOPES.contains(scope)) {
                throw new BadInput("scope '%s': expected some of %s".formatted(scope, SCOPES));
            }
        }
        if (scopes.isEmpty() && user.isEmpty()) {
            throw new BadInput("a token of no user needs a scope: expected some of %s".formatted(SCOPES));
        }
        if (ttl.toSeconds() < 1) {
            throw new BadInput("token would live %s: expected at least one second".formatted(ttl));
        }
    }

    private byte[] signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
