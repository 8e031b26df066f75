package dev.recs.serving.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes RFC 9457 problems with the security headers, also from where no controller or filter is. */
public final class Problems {

    private static final JsonFactory JSON = new JsonFactory();

    private Problems() {}

    /** Replaces whatever was written so far, unless it was sent already. */
    public static void write(HttpServletResponse response, Problem problem, String detail) throws IOException {
        write(response, problem, detail, Map.of());
    }

    /** @param counts members of this kind of problem */
    public static void write(HttpServletResponse response, Problem problem, String detail, Map<String, Integer> counts)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setContentType("application/problem+json");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        SecurityHeaders.addTo(response);
        byte[] body = json(problem, problem.status().value(), detail, counts).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** As a body of a status that somebody else chose and the kind of problem stands for. */
    public static String json(Problem problem, int status, String detail) {
        return json(problem, status, detail, Map.of());
    }

    private static String json(Problem problem, int status, String detail, Map<String, Integer> counts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("type", problem.type());
            out.writeStringProperty("title", problem.title());
            out.writeNumberProperty("status", status);
            out.writeStringProperty("detail", detail);
            counts.forEach(out::writeNumberProperty);
            out.writeEndObject();
        }
        return text.toString();
    }
}
