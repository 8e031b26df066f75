package dev.recs.serving.security;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A checked token; shared by the requests that carry it, so nothing of it changes. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;
    private final transient Object tokenId;
    private final Instant expiresAt;

    public CallerAuthentication(Caller caller, Object tokenId, Instant expiresAt) {
        super(List.of());
        this.caller = caller;
        this.tokenId = tokenId;
        this.expiresAt = expiresAt;
        super.setAuthenticated(true);
    }

    /** That of the request which this thread answers; the rules let nobody in without. */
    public static CallerAuthentication current() {
        return (CallerAuthentication) Objects.requireNonNull(
                SecurityContextHolder.getContext().getAuthentication(), "the address is open to all");
    }

    /** Tells tokens apart, however their signatures are written, without being one. */
    public Object tokenId() {
        return tokenId;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
