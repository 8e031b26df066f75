package dev.recs.serving.security;

import dev.recs.model.failure.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
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
                    && mayOpen(caller, scope, context.getVariables().getOrDefault("userId", "")));
        };
    }

    /** What belongs to the user in the query, for ids that cannot stand in a path. */
    static AuthorizationManager<RequestAuthorizationContext> toUserInQuery(String scope) {
        return (authentication, context) -> {
            Caller caller = callerOf(authentication.get());
            return new AuthorizationDecision(
                    caller != null && mayOpen(caller, scope, userInQuery(context.getRequest())));
        };
    }

    /** The list of the user in the path, or the guest's own. */
    static AuthorizationManager<RequestAuthorizationContext> toListInPath() {
        return (authentication, context) -> {
            Caller caller = callerOf(authentication.get());
            return new AuthorizationDecision(
                    caller != null && mayOpenList(caller, context.getVariables().getOrDefault("userId", "")));
        };
    }

    /** The same for ids in the query. */
    static AuthorizationManager<RequestAuthorizationContext> toListInQuery() {
        return (authentication, context) -> {
            Caller caller = callerOf(authentication.get());
            return new AuthorizationDecision(caller != null && mayOpenList(caller, userInQuery(context.getRequest())));
        };
    }

    /** What only a guest has. */
    static AuthorizationManager<RequestAuthorizationContext> ofGuest() {
        return (authentication, _) -> new AuthorizationDecision(callerOf(authentication.get()) instanceof Caller.Guest);
    }

    private static boolean mayOpenList(Caller caller, String userId) {
        return caller instanceof Caller.Guest
                ? userId.equals(Caller.Guest.ME.value())
                : mayOpen(caller, Caller.READ, userId);
    }

    /** Empty, which is no id, if there is none or more than one; the controller says so. */
    private static String userInQuery(HttpServletRequest request) {
        try {
            String[] values = request.getParameterValues("userId");
            return values == null || values.length != 1 ? "" : values[0];
        } catch (InvalidParameterException _) {
            return "";
        }
    }

    /** What is no id belongs to nobody: who has the scope is told so by the controller. */
    private static boolean mayOpen(Caller caller, String scope, String userId) {
        if (caller instanceof Caller.Guest) {
            return false;
        }
        try {
            return caller.may(scope, caller.userNamed(userId));
        } catch (BadInput _) {
            return caller.may(scope);
        }
    }

    static @Nullable Caller callerOf(@Nullable Authentication authentication) {
        return authentication instanceof CallerAuthentication checked ? checked.getPrincipal() : null;
    }
}
