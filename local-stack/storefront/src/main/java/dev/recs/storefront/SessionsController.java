package dev.recs.storefront;

import dev.recs.model.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hands the page a token for whoever is shopping. */
@RestController
final class SessionsController {

    private final DemoTokens tokens;

    SessionsController(DemoTokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/demo/sessions")
    Session begin(@RequestBody Visitor visitor) {
        String token = visitor.userId() == null ? tokens.forGuest() : tokens.forCustomer(new UserId(visitor.userId()));
        return new Session(visitor.userId(), token, DemoTokens.TTL.toSeconds());
    }

    /** @param userId null for a guest */
    record Visitor(@Nullable String userId) {}

    /** @param userId null for a guest */
    record Session(@Nullable String userId, String token, long expiresInSeconds) {}
}
