package dev.recs.serving.web;

import dev.recs.model.PlainCharacters;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.refusal.RefusalKind;
import dev.recs.serving.personalization.Personalization;
import dev.recs.serving.personalization.RefusalChanges;
import dev.recs.serving.personalization.SignalReport;
import dev.recs.serving.personalization.SignalReport.TakenOut;
import dev.recs.serving.personalization.Signals;
import dev.recs.serving.problem.Problem;
import dev.recs.serving.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a user's lists are made of, and what the user takes out of them. */
@RestController
@RequestMapping("/api/v1")
final class SignalsController {

    private static final int MAX_TEXT = 200;

    private final Signals signals;
    private final RefusalChanges changes;
    private final Personalization personalization;
    private final JsonBody bodies;

    SignalsController(Signals signals, RefusalChanges changes, Personalization personalization, JsonBody bodies) {
        this.signals = signals;
        this.changes = changes;
        this.personalization = personalization;
        this.bodies = bodies;
    }

    @GetMapping("/users/{userId}/signals")
    SignalReport signals(@PathVariable String userId, @AuthenticationPrincipal Caller caller) {
        return signals.of(caller.userNamed(userId));
    }

    @GetMapping("/user/signals")
    SignalReport signals(HttpServletRequest request, @AuthenticationPrincipal Caller caller) {
        return signals.of(QueryParameters.user(request, caller));
    }

    @PutMapping("/users/{userId}/signals")
    TakenOut refuse(@PathVariable String userId, @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException {
        return refuse(caller.userNamed(userId), request);
    }

    @PutMapping("/user/signals")
    TakenOut refuse(@AuthenticationPrincipal Caller caller, HttpServletRequest request) throws IOException {
        return refuse(QueryParameters.user(request, caller), request);
    }

    @DeleteMapping("/users/{userId}/signals")
    Left takeBack(@PathVariable String userId, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return new Left(changes.takeBack(caller.userNamed(userId), QueryParameters.required(request, "id")));
    }

    @DeleteMapping("/user/signals")
    Left takeBack(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return new Left(
                changes.takeBack(QueryParameters.user(request, caller), QueryParameters.required(request, "id")));
    }

    private TakenOut refuse(UserId user, HttpServletRequest request) throws IOException {
        JsonNode body = bodies.read(request);
        RefusalKind kind = RefusalKind.of(body.path("type").asString(""))
                .orElseThrow(() -> new ProblemException(Problem.BAD_REQUEST, "type is none of " + kinds()));
        String subject = subject(kind, body);
        if (personalization.isErased(user) || !personalization.isEnabled(user)) {
            throw new ProblemException(
                    Problem.CONFLICT, "the user has no personal lists: nothing is stored until they are wanted again");
        }
        return changes.refuse(user, kind, subject)
                .orElseThrow(() -> new ProblemException(
                        Problem.CONFLICT,
                        "the user has refused too much already, at most %d things: take some back first"
                                .formatted(RefusalChanges.MOST)));
    }

    private static String subject(RefusalKind kind, JsonNode body) {
        return switch (kind) {
            case PURCHASE, VIEW, PRODUCT -> new ProductId(text(body, "productId")).value();
            case SEARCH -> text(body, "query");
            case CATEGORY, LESS_OF_CATEGORY -> text(body, "category");
        };
    }

    private static String text(JsonNode body, String property) {
        JsonNode node = body.path(property);
        String text = node.isString() ? node.stringValue() : "";
        if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_TEXT || !PlainCharacters.areAllOf(text)) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "%s: expected 1 to %d characters of text, without line breaks".formatted(property, MAX_TEXT));
        }
        return text;
    }

    private static String kinds() {
        return Arrays.stream(RefusalKind.values()).map(RefusalKind::wireName).collect(Collectors.joining(", "));
    }

    /** What the user still refuses. */
    record Left(List<TakenOut> refusals) {}
}
