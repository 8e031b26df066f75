package dev.recs.serving.security;

import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A checked token; shared by the requests that carry it, so nothing of it changes. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;
    private final transient Object tokenId;
    private final Instant expiresAt;

    CallerAuthentication(Caller caller, Object tokenId, Instant expiresAt) {
        super(List.of());
        this.caller = caller;
        this.tokenId = tokenId;
        this.expiresAt = expiresAt;
        super.setAuthenticated(true);
    }

    /** Tells tokens apart, however their signatures are written, without being one. */
    Object tokenId() {
        return tokenId;
    }

    Instant expiresAt() {
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
