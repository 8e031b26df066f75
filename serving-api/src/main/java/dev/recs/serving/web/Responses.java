package dev.recs.serving.web;

import dev.recs.serving.response.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Sends a response, or 304 if the client has it already. */
final class Responses {

    private Responses() {}

    static void send(ApiResponse body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isKnown(body.etag(), "private, no-cache", request, response)) {
            return;
        }
        response.setContentType("application/json");
        response.setContentLength(body.length());
        body.writeTo(response.getOutputStream());
    }

    /** Sets the headers of caching. @return true if the client has the body already: 304, and nothing more is sent */
    static boolean isKnown(String etag, String cacheControl, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        boolean isKnown = matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag);
        if (isKnown) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        }
        return isKnown;
    }

    private static boolean matches(@Nullable String known, String etag) {
        return known != null && (known.contains(etag) || known.strip().equals("*"));
    }
}
