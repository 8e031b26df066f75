package dev.recs.serving.web;

import dev.recs.model.failure.BadInput;
import dev.recs.serving.problem.Problem;
import dev.recs.serving.problem.Problems;
import dev.recs.serving.stores.StoreUnavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** Turns what a controller or the framework threw into a problem. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final RequestFailureLog failures;

    ProblemAdvice(RequestFailureLog failures) {
        this.failures = failures;
    }

    @ExceptionHandler
    void answered(ProblemException failure, HttpServletResponse response) throws IOException {
        switch (failure.problem()) {
            case BODY_TIMEOUT -> response.setHeader(HttpHeaders.CONNECTION, "close");
            case TOO_MANY_REQUESTS, BUSY -> response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            default -> {
                // Says all by itself.
            }
        }
        Problems.write(response, failure.problem(), String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    void badInput(BadInput failure, HttpServletResponse response) throws IOException {
        Problems.write(response, Problem.BAD_ID, String.valueOf(failure.getMessage()));
    }

    /** A query that is not percent-encoded UTF-8, or has too many parameters. */
    @ExceptionHandler
    void badQuery(InvalidParameterException failure, HttpServletResponse response) throws IOException {
        Problems.write(response, Problem.BAD_REQUEST, "the query cannot be read: expected percent-encoded UTF-8");
    }

    /** The firewall looks at a header only when it is read. */
    @ExceptionHandler
    void badHeader(RequestRejectedException failure, HttpServletResponse response) throws IOException {
        LOG.debug("header refused", failure);
        Problems.write(response, Problem.BAD_REQUEST, "a header holds what is not taken: expected printable ASCII");
    }

    @ExceptionHandler
    void notAllowed(AccessDeniedException failure, HttpServletResponse response) throws IOException {
        Problems.write(response, Problem.FORBIDDEN, String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    void storeUnavailable(StoreUnavailable failure, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        Problems.write(
                response,
                failure.isOverloaded() ? Problem.OVERLOADED : Problem.STORE_DOWN,
                String.valueOf(failure.getMessage()),
                failure.counts());
    }

    /** A client that went away, or something nobody expected. */
    @ExceptionHandler
    void other(Exception failure, HttpServletResponse response) throws IOException {
        if (failure instanceof ErrorResponse framework) {
            Problem problem = ProblemOfStatus.of(framework.getStatusCode().value());
            if (!framework.getHeaders().getAllow().isEmpty()) {
                response.setHeader(HttpHeaders.ALLOW, framework.getHeaders().getFirst(HttpHeaders.ALLOW));
            }
            Problems.write(response, problem, reason(failure, problem));
            return;
        }
        if (failure instanceof IOException) {
            LOG.debug("client closed the connection", failure);
            return;
        }
        failures.unexpected(failure);
        Problems.write(response, Problem.UNEXPECTED, "the log of the server says more");
    }

    /** What our own code says; the framework's words are not for callers. */
    private static String reason(Exception failure, Problem problem) {
        return failure instanceof ResponseStatusException ours && ours.getReason() != null
                ? ours.getReason()
                : problem.title().toLowerCase(Locale.ROOT);
    }
}
