package dev.recs.serving.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What anybody may call: health, what lists are ranked by, a token of a new guest, documents and the component. A token is not looked at, so a bad one closes none of them. */
final class OpenEndpoints {

    static final String[] PATHS = {
        "/api/health/recommendations",
        "/api/v1/parameters",
        "/api/v1/guests",
        "/api/docs/**",
        "/api/openapi/**",
        "/api/openapi.json",
        "/api/component/**",
        "/llms.txt"
    };

    private static final RequestMatcher MATCHER = new OrRequestMatcher(Arrays.stream(PATHS)
            .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toList());

    private OpenEndpoints() {}

    static boolean has(HttpServletRequest request) {
        return MATCHER.matches(request);
    }
}
