package dev.recs.serving.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** The headers of every response, also of those that are made before the security filters. */
public final class SecurityHeaders {

    /** Our pages load nothing from elsewhere and stand in nobody's frame. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'self'; frame-ancestors 'none'";

    private static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
            CONTENT_SECURITY_POLICY,
            "Referrer-Policy",
            "no-referrer",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "X-XSS-Protection",
            "0");

    private SecurityHeaders() {}

    /** Adds those that are not there. */
    public static void addTo(HttpServletResponse response) {
        ALL.forEach((name, value) -> {
            if (!response.containsHeader(name)) {
                response.setHeader(name, value);
            }
        });
    }
}
