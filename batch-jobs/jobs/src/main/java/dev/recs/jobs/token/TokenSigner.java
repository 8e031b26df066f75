package dev.recs.jobs.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Makes JWTs (HS256). */
public final class TokenSigner {

    private static final List<String> SCOPES = List.of("recs:read", "recs:events", "recs:admin");
    private static final int MIN_SECRET_BYTES = 32;
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final MACSigner signer;
    private final Clock clock;

    /** @throws Misconfigured if the secret is too short for HS256 */
    public TokenSigner(String secret, Clock clock) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_SECRET_BYTES) {
            throw new Misconfigured(
                    "secret for tokens has %d bytes: expected at least %d; 'openssl rand -hex 32' makes one"
                            .formatted(bytes.length, MIN_SECRET_BYTES));
        }
        try {
            this.signer = new MACSigner(bytes);
        } catch (JOSEException e) {
            throw new IllegalStateException("a secret of %d bytes is too short for HS256".formatted(bytes.length), e);
        }
        this.clock = clock;
    }

    /**
     * A token of a service, or of one user if one is named.
     *
     * @param scopes of {@code recs:read}, {@code recs:events}, {@code recs:admin}; a user's token without scopes opens all that is the user's own
     * @throws BadInput if a scope is not one of ours, a service's token has none, or it would end at once
     */
    public String sign(List<String> scopes, Optional<UserId> user, Duration ttl) {
        refuse(scopes, user, ttl);
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder().issueTime(Date.from(now)).expirationTime(Date.from(now.plus(ttl)));
        user.ifPresent(id -> claims.subject(id.value()));
        if (!scopes.isEmpty()) {
            claims.claim("scope", String.join(" ", scopes));
        }
        SignedJWT token = new SignedJWT(HEADER, claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
        return token.serialize();
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
}
