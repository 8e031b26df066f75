package dev.recs.serving.web;

import dev.recs.model.failure.BadInput;
import dev.recs.serving.consent.Consent;
import dev.recs.serving.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** Reads the header that says what the user has consented to. */
final class ConsentHeader {

    private ConsentHeader() {}

    /** @throws ProblemException if it is not one: nothing is guessed about consent */
    static Consent read(HttpServletRequest request) {
        try {
            return Consent.parse(Collections.list(request.getHeaders(Consent.HEADER)));
        } catch (BadInput e) {
            throw new ProblemException(Problem.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
