package dev.recs.serving.web;

import dev.recs.serving.problem.Problem;

/** The problem that stands for a status somebody else chose. */
final class ProblemOfStatus {

    private static final int SERVER_ERROR = 500;

    private ProblemOfStatus() {}

    static Problem of(int status) {
        return switch (status) {
            case 401 -> Problem.UNAUTHENTICATED;
            case 403 -> Problem.FORBIDDEN;
            case 404 -> Problem.NOT_FOUND;
            case 405 -> Problem.METHOD_NOT_ALLOWED;
            case 406 -> Problem.NOT_ACCEPTABLE;
            case 408 -> Problem.BODY_TIMEOUT;
            case 413 -> Problem.TOO_LARGE;
            case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> Problem.STORE_DOWN;
            default -> status < SERVER_ERROR ? Problem.BAD_REQUEST : Problem.UNEXPECTED;
        };
    }
}
