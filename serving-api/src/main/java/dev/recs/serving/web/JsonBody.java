package dev.recs.serving.web;

import dev.recs.serving.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a request, up to a limit whatever its headers say. */
@Component
final class JsonBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int maxBytes;

    JsonBody(RequestSettings settings) {
        this.maxBytes = Math.toIntExact(settings.maxBody().toBytes());
    }

    JsonNode read(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE, "expected Content-Type: application/json");
        }
        byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw new ProblemException(Problem.TOO_LARGE, "the body is larger than %d bytes".formatted(maxBytes));
        }
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isMissingNode()) {
                throw new ProblemException(Problem.BAD_REQUEST, "the body is empty: expected JSON");
            }
            return node;
        } catch (JacksonException e) {
            throw new ProblemException(Problem.BAD_REQUEST, "the body is not JSON");
        }
    }

    /** Without its parameters: JSON is UTF-8 whatever they say (RFC 8259, 8.1 and 11). */
    private static boolean isJson(@Nullable String type) {
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
