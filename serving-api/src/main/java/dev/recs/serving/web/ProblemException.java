package dev.recs.serving.web;

import dev.recs.serving.problem.Problem;

/** Ends a request with a problem; carries no stack trace, because it is a response and not a fault. */
final class ProblemException extends RuntimeException {

    private final Problem problem;

    ProblemException(Problem problem, String detail) {
        super(detail, null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
