package dev.recs.serving.security;

import dev.recs.model.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Rules that decide by the caller of a request. */
final class Access {

    private Access() {}

    /** What belongs to no user: a scope is enough. */
    static AuthorizationManager<RequestAuthorizationContext> withScope(String scope) {
        return (authentication, _) -> {
            Caller caller = callerOf(authentication.get());
            return new AuthorizationDecision(caller != null && caller.may(scope));
        };
    }

    /** What belongs to the user in the path: a service with the scope, or that user. */
    static AuthorizationManager<RequestAuthorizationContext> toUserInPath(String scope) {
        return (authentication, context) -> {
            Caller caller = callerOf(authentication.get());
            return new AuthorizationDecision(caller != null
                    && caller.may(scope, new UserId(context.getVariables().getOrDefault("userId", ""))));
        };
    }

    static @Nullable Caller callerOf(@Nullable Authentication authentication) {
        return authentication instanceof CallerAuthentication checked ? checked.getPrincipal() : null;
    }
}
