package dev.recs.serving.web;

import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.IdempotencyKey;
import dev.recs.serving.event.EventIntake;
import dev.recs.serving.event.EventReport;
import dev.recs.serving.problem.Problem;
import dev.recs.serving.security.Caller;
import dev.recs.serving.security.CallerAuthentication;
import dev.recs.serving.security.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes events: orders, searches, views, impressions, clicks. */
@RestController
final class EventsController {

    private static final int MAX_KEY = 128;

    private final EventIntake intake;
    private final JsonBody bodies;
    private final RateLimits limits;

    EventsController(EventIntake intake, JsonBody bodies, RateLimits limits) {
        this.limits = limits;
        this.intake = intake;
        this.bodies = bodies;
    }

    @PostMapping("/api/v1/events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    EventReport post(@RequestHeader(name = "Idempotency-Key", defaultValue = "") String key, HttpServletRequest request)
            throws IOException {
        if (key.length() > MAX_KEY) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "Idempotency-Key has %d characters: expected at most %d".formatted(key.length(), MAX_KEY));
        }
        try {
            CallerAuthentication token = CallerAuthentication.current();
            Caller caller = token.getPrincipal();
            return intake.take(
                    bodies.read(request),
                    caller,
                    ConsentHeader.read(request),
                    key.isEmpty() ? "" : IdempotencyKey.post(nameOf(caller), key),
                    events -> limits.charge(token.tokenId(), events));
        } catch (BadInput e) {
            throw new ProblemException(Problem.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** Keys of different users do not meet. */
    private static String nameOf(Caller caller) {
        return switch (caller) {
            case Caller.User user -> "customer " + user.userId();
            case Caller.Guest guest -> "guest " + guest.guestId().digest();
            case Caller.Service _ -> "service";
        };
    }
}
