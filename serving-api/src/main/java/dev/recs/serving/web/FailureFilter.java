package dev.recs.serving.web;

import dev.recs.serving.problem.Problem;
import dev.recs.serving.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.InvalidUrlException;

/**
 * Answers what a filter threw, before Tomcat writes a stack trace for it.
 *
 * <p>The filters read headers before anybody showed a token: a malformed {@code Origin} is enough.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FailureFilter extends OncePerRequestFilter {

    private final RequestFailureLog log;

    FailureFilter(RequestFailureLog log) {
        this.log = log;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidUrlException | InvalidMimeTypeException | InvalidParameterException e) {
            log.unreadable(e);
            Problems.write(response, Problem.BAD_REQUEST, "a header or the query cannot be read");
        } catch (RuntimeException e) {
            log.unexpected(e);
            Problems.write(response, Problem.UNEXPECTED, "the log of the server says more");
        }
    }
}
