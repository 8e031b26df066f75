package dev.recs.serving.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.recs.model.UserId;
import dev.recs.serving.security.Caller;
import dev.recs.serving.security.CallerAuthentication;
import dev.recs.serving.security.token.GuestTokens.GuestToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Checks tokens, each once: what was found is kept by the SHA-256 of the token until it ends, or for five minutes.
 *
 * <p>Parsing and checking a signature costs ten times what the rest of a read does. Only good tokens are kept, so a flood of bad
 * ones takes no memory; a withdrawn key is noticed after five minutes at the latest.
 */
final class CheckedTokens implements AuthenticationManager {

    private static final String SCOPE = "scope";
    private static final String SCP = "scp";
    private static final int MAX_KEPT = 50_000;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final JwtDecoder decoder;
    private final GuestTokens guests;
    private final Clock clock;
    private final Duration skew;
    private final Cache<TokenDigest, CallerAuthentication> kept =
            Caffeine.newBuilder().maximumSize(MAX_KEPT).expireAfterWrite(KEPT).build();

    CheckedTokens(JwtDecoder decoder, GuestTokens guests, Clock clock, Duration skew) {
        this.decoder = decoder;
        this.guests = guests;
        this.clock = clock;
        this.skew = skew;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        TokenDigest digest = TokenDigest.compute(token);
        CallerAuthentication known = kept.getIfPresent(digest);
        if (known != null && clock.instant().isBefore(known.expiresAt().plus(skew))) {
            return known;
        }
        CallerAuthentication checked = GuestTokens.isOfThisType(token) ? checkGuest(token) : check(token);
        kept.put(digest, checked);
        return checked;
    }

    private CallerAuthentication checkGuest(String token) {
        GuestToken found =
                guests.read(token).orElseThrow(() -> new InvalidBearerTokenException("the token is not valid"));
        return new CallerAuthentication(
                new Caller.Guest(found.guest()), TokenDigest.compute(signedPart(token)), found.expires());
    }

    private CallerAuthentication check(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            return new CallerAuthentication(
                    caller(jwt),
                    TokenDigest.compute(signedPart(token)),
                    Objects.requireNonNull(jwt.getExpiresAt(), "checked by the decoder"));
        } catch (JwtException | IllegalArgumentException e) {
            throw new InvalidBearerTokenException("the token is not valid", e);
        }
    }

    /** Without the signature, which can be written in many ways: each would have a rate of its own. */
    private static String signedPart(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    /** A token without a subject, or whose subject is the client itself, is a service's. */
    private static Caller caller(Jwt jwt) {
        Optional<Set<String>> scopes = scopes(jwt);
        String subject = jwt.getSubject();
        if (subject == null
                || subject.equals(jwt.getClaimAsString("client_id"))
                || subject.equals(jwt.getClaimAsString("azp"))) {
            return new Caller.Service(scopes.orElse(Set.of()));
        }
        return new Caller.User(new UserId(subject), scopes.orElse(Caller.EVERYTHING));
    }

    /** Empty if the token says nothing of scopes, which is not the same as an empty list of them. */
    private static Optional<Set<String>> scopes(Jwt jwt) {
        if (!jwt.hasClaim(SCOPE) && !jwt.hasClaim(SCP)) {
            return Optional.empty();
        }
        Object claim = jwt.hasClaim(SCOPE) ? jwt.getClaim(SCOPE) : jwt.getClaim(SCP);
        return Optional.of(
                switch (claim) {
                    case null -> Set.of();
                    case List<?> names ->
                        new HashSet<>(names.stream().map(String::valueOf).toList());
                    default ->
                        new HashSet<>(Arrays.asList(claim.toString().strip().split("\\s+")));
                });
    }

    /** SHA-256 of a token: the token itself does not stay in memory. */
    private static final class TokenDigest {

        private final byte[] bytes;

        private TokenDigest(byte[] bytes) {
            this.bytes = bytes;
        }

        static TokenDigest compute(String token) {
            try {
                return new TokenDigest(
                        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this JDK has no SHA-256", e);
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TokenDigest that && MessageDigest.isEqual(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
