package dev.recs.serving.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.recs.model.GuestId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import dev.recs.serving.security.GuestTokenSettings;
import dev.recs.serving.security.SecuritySettings;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The tokens of guests, which this API signs itself: a type and a secret of their own, so that none is taken for a user's, and no user's for
 * one of these. Nothing is stored of a token that was given.
 */
@Component
public final class GuestTokens {

    private static final String AUDIENCE = "recs:guest";
    private static final JWSHeader HEADER = new JWSHeader.Builder(JWSAlgorithm.HS256)
            .type(new JOSEObjectType("recs-guest+jwt"))
            .build();

    /** Ours begin so, all of them, and a token with another header is none of ours. */
    private static final String BEGINNING = HEADER.toBase64URL() + ".";

    private final List<byte[]> secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    GuestTokens(GuestTokenSettings settings, SecuritySettings users, Clock clock) {
        if (settings.isOn()
                && (settings.secret().equals(users.jwtSecret())
                        || settings.secret().equals(users.previousJwtSecret()))) {
            throw new Misconfigured(
                    "recs.guests.secret is the secret of users' tokens: expected another one; 'openssl rand -hex 32' makes one");
        }
        this.secrets = Stream.of(settings.secret(), settings.previousSecret())
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.clock = clock;
    }

    /** Whether there are guests. */
    public boolean isOn() {
        return !secrets.isEmpty();
    }

    /** A token of a new guest. */
    public Signed sign() {
        Instant now = clock.instant();
        GuestToken token = new GuestToken(GuestId.random(random), now.plus(GuestId.KEPT));
        SignedJWT jwt = new SignedJWT(
                HEADER,
                new JWTClaimsSet.Builder()
                        .subject(token.guest().value())
                        .audience(AUDIENCE)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(token.expires()))
                        .build());
        try {
            jwt.sign(new MACSigner(secrets.getFirst()));
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
        return new Signed(jwt.serialize(), token.expires());
    }

    /** Whether it claims to be a guest's. */
    static boolean isOfThisType(String token) {
        return token.startsWith(BEGINNING);
    }

    /** The guest of a token; empty if it is none of ours, or has ended. */
    public Optional<GuestToken> read(String token) {
        if (!isOfThisType(token)) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return isSigned(jwt) ? read(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | BadInput _) {
            return Optional.empty();
        }
    }

    private Optional<GuestToken> read(JWTClaimsSet claims) {
        Date end = claims.getExpirationTime();
        if (end == null
                || claims.getSubject() == null
                || !claims.getAudience().contains(AUDIENCE)
                || !clock.instant().isBefore(end.toInstant())) {
            return Optional.empty();
        }
        return Optional.of(new GuestToken(new GuestId(claims.getSubject()), end.toInstant()));
    }

    private boolean isSigned(SignedJWT jwt) throws JOSEException {
        for (byte[] secret : secrets) {
            if (jwt.verify(new MACVerifier(secret))) {
                return true;
            }
        }
        return false;
    }

    /** Whose token it is, and until when. */
    public record GuestToken(GuestId guest, Instant expires) {}

    /** A token as it is sent. */
    public record Signed(String token, Instant expires) {}
}
