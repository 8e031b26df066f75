package dev.recs.serving.web;

import dev.recs.model.GuestId;
import dev.recs.model.UserId;
import dev.recs.serving.guest.GuestEnd;
import dev.recs.serving.problem.Problem;
import dev.recs.serving.security.Caller;
import dev.recs.serving.security.GuestRate;
import dev.recs.serving.security.token.GuestTokens;
import dev.recs.serving.security.token.GuestTokens.GuestToken;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Guests: their token, their end, and their merge into an account. */
@RestController
@RequestMapping("/api/v1")
final class GuestsController {

    private static final int MAX_TOKEN = 2_048;

    private final GuestTokens tokens;
    private final GuestRate rate;
    private final GuestEnd end;
    private final JsonBody bodies;

    GuestsController(GuestTokens tokens, GuestRate rate, GuestEnd end, JsonBody bodies) {
        this.tokens = tokens;
        this.rate = rate;
        this.end = end;
        this.bodies = bodies;
    }

    /** Stores nothing. */
    @PostMapping("/guests")
    @ResponseStatus(HttpStatus.CREATED)
    NewGuest begin(HttpServletRequest request) {
        requireGuests();
        if (!rate.waitOf(request.getRemoteAddr()).isZero()) {
            throw new ProblemException(
                    Problem.TOO_MANY_REQUESTS,
                    "this address has asked for too many guests: wait, then repeat the request");
        }
        GuestTokens.Signed signed = tokens.sign();
        return new NewGuest(signed.token(), signed.expires().truncatedTo(ChronoUnit.SECONDS));
    }

    @DeleteMapping("/guest")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller) {
        end.delete(guestOf(caller));
    }

    @PostMapping("/users/{userId}/merge")
    Merged merge(@PathVariable String userId, @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException {
        return merge(caller.userNamed(userId), request);
    }

    @PostMapping("/user/merge")
    Merged merge(HttpServletRequest request, @AuthenticationPrincipal Caller caller) throws IOException {
        return merge(QueryParameters.user(request, caller), request);
    }

    private Merged merge(UserId user, HttpServletRequest request) throws IOException {
        requireGuests();
        boolean mayStore = ConsentHeader.read(request).isToStore();
        GuestId guest = guestIn(bodies.read(request));
        if (mayStore) {
            return new Merged(end.merge(guest, user));
        }
        end.delete(guest);
        return new Merged(false);
    }

    private GuestId guestIn(JsonNode body) {
        JsonNode token = body.path("guestToken");
        if (!token.isString() || token.asString().length() > MAX_TOKEN) {
            throw new ProblemException(Problem.BAD_REQUEST, "expected {\"guestToken\": \"…\"}");
        }
        return tokens.read(token.asString())
                .map(GuestToken::guest)
                .orElseThrow(() -> new ProblemException(
                        Problem.BAD_REQUEST,
                        "guestToken is no token of a guest, or has ended: there is nothing to merge"));
    }

    private void requireGuests() {
        if (!tokens.isOn()) {
            throw new ProblemException(Problem.NOT_FOUND, "there are no guests here: recs.guests.secret is not set");
        }
    }

    private static GuestId guestOf(Caller caller) {
        return switch (caller) {
            case Caller.Guest(GuestId guest) -> guest;
            case Caller.User _, Caller.Service _ -> throw new IllegalStateException("the rules let guests in alone");
        };
    }

    /** A token, and when it ends. */
    record NewGuest(String guestToken, Instant expires) {}

    /** @param merged false if there was nothing to merge any more */
    record Merged(boolean merged) {}
}
