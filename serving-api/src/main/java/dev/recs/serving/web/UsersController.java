package dev.recs.serving.web;

import dev.recs.model.UserId;
import dev.recs.serving.personalization.Personalization;
import dev.recs.serving.problem.Problem;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.ErasureReport;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a user may decide: no personal lists, or none of the user's data at all. */
@RestController
@RequestMapping("/api/v1/users/{userId}")
final class UsersController {

    private final Personalization personalization;
    private final Erasure erasure;
    private final JsonBody bodies;

    UsersController(Personalization personalization, Erasure erasure, JsonBody bodies) {
        this.personalization = personalization;
        this.erasure = erasure;
        this.bodies = bodies;
    }

    @GetMapping("/personalization")
    Choice choice(@PathVariable String userId) {
        return new Choice(personalization.isEnabled(new UserId(userId)));
    }

    @PutMapping("/personalization")
    Choice choose(@PathVariable String userId, HttpServletRequest request) throws IOException {
        JsonNode enabled = bodies.read(request).path("enabled");
        if (!enabled.isBoolean()) {
            throw new ProblemException(Problem.BAD_REQUEST, "expected {\"enabled\": true} or {\"enabled\": false}");
        }
        personalization.change(new UserId(userId), enabled.booleanValue());
        return new Choice(enabled.booleanValue());
    }

    @DeleteMapping
    ErasureReport erase(@PathVariable String userId) {
        ErasureReport report = erasure.erase(new UserId(userId));
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

    /** Body of both directions. */
    record Choice(boolean enabled) {}
}
