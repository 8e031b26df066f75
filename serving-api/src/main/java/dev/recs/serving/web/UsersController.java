package dev.recs.serving.web;

import dev.recs.model.UserId;
import dev.recs.serving.personalization.GuardedErasure;
import dev.recs.serving.personalization.Personalization;
import dev.recs.serving.problem.Problem;
import dev.recs.serving.security.Caller;
import dev.recs.stores.erasure.ErasureReport;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a user may decide: no personal lists, or none of the user's data at all. */
@RestController
@RequestMapping("/api/v1")
final class UsersController {

    private final Personalization personalization;
    private final GuardedErasure erasure;
    private final JsonBody bodies;

    UsersController(Personalization personalization, GuardedErasure erasure, JsonBody bodies) {
        this.personalization = personalization;
        this.erasure = erasure;
        this.bodies = bodies;
    }

    @GetMapping("/users/{userId}/personalization")
    Choice choice(@PathVariable String userId, @AuthenticationPrincipal Caller caller) {
        return choiceOf(caller.userNamed(userId));
    }

    @GetMapping("/user/personalization")
    Choice choice(HttpServletRequest request, @AuthenticationPrincipal Caller caller) {
        return choiceOf(QueryParameters.user(request, caller));
    }

    @PutMapping("/users/{userId}/personalization")
    Choice choose(@PathVariable String userId, @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException {
        return choose(caller.userNamed(userId), request);
    }

    @PutMapping("/user/personalization")
    Choice choose(@AuthenticationPrincipal Caller caller, HttpServletRequest request) throws IOException {
        return choose(QueryParameters.user(request, caller), request);
    }

    @DeleteMapping("/users/{userId}")
    ErasureReport erase(@PathVariable String userId, @AuthenticationPrincipal Caller caller) {
        return erase(caller.userNamed(userId));
    }

    @DeleteMapping("/user")
    ErasureReport erase(HttpServletRequest request, @AuthenticationPrincipal Caller caller) {
        return erase(QueryParameters.user(request, caller));
    }

    private Choice choiceOf(UserId user) {
        return personalization.isErased(user)
                ? new Choice(false, true)
                : new Choice(personalization.isEnabled(user), false);
    }

    private Choice choose(UserId user, HttpServletRequest request) throws IOException {
        JsonNode enabled = bodies.read(request).path("enabled");
        if (!enabled.isBoolean()) {
            throw new ProblemException(Problem.BAD_REQUEST, "expected {\"enabled\": true} or {\"enabled\": false}");
        }
        personalization.change(user, enabled.booleanValue());
        return choiceOf(user);
    }

    private ErasureReport erase(UserId user) {
        ErasureReport report = erasure.erase(user);
        if (!report.missing().isEmpty()) {
            throw new ProblemException(
                    Problem.STORE_DOWN,
                    "%s did not answer: the user is %s, repeat the request to finish"
                            .formatted(
                                    String.join(", ", report.missing()),
                                    report.hasTombstone() ? "marked as erased" : "not marked as erased yet"));
        }
        return report;
    }

    /**
     * What was chosen.
     *
     * @param enabled false also for a user who was erased
     * @param erased whether the user was erased; a new account or the user's own opt-in ends it
     */
    record Choice(boolean enabled, boolean erased) {}
}
