package dev.recs.serving.security;

import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A checked token; shared by the requests that carry it, so nothing of it changes. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;
    private final Instant expiresAt;

    CallerAuthentication(Caller caller, Instant expiresAt) {
        super(List.of());
        this.caller = caller;
        this.expiresAt = expiresAt;
        super.setAuthenticated(true);
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
