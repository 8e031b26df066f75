package dev.recs.serving.web;

import dev.recs.serving.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Counts the requests that wait for the rest of their bodies, each with a thread.
 *
 * <p>Their number is limited, in all and for each token: whoever sends slowly, on as many connections as there are, leaves threads to
 * those whose bodies have arrived.
 */
@Component
final class WaitingBodies {

    private final int max;
    private final int maxPerToken;
    private final Map<Object, Integer> ofTokens = new HashMap<>();
    private int ofAll;

    WaitingBodies(RequestSettings settings) {
        this.max = settings.maxWaitingBodies();
        this.maxPerToken = settings.maxWaitingBodiesPerToken();
    }

    /** Counts one, until {@link #leave}; or says why there is no room for it. */
    synchronized Optional<ProblemException> enter(Object token) {
        int others = ofTokens.getOrDefault(token, 0);
        if (others >= maxPerToken) {
            return Optional.of(new ProblemException(
                    Problem.TOO_MANY_REQUESTS,
                    "%d requests of the token wait for their bodies: send the body with the headers"
                            .formatted(others)));
        }
        if (ofAll >= max) {
            return Optional.of(new ProblemException(
                    Problem.BUSY, "%d requests wait for their bodies: nothing was read or recorded".formatted(ofAll)));
        }
        ofAll++;
        ofTokens.put(token, others + 1);
        return Optional.empty();
    }

    synchronized void leave(Object token) {
        ofAll--;
        ofTokens.computeIfPresent(token, (_, count) -> count == 1 ? null : count - 1);
    }
}
