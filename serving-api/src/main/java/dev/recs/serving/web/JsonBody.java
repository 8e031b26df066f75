package dev.recs.serving.web;

import dev.recs.serving.problem.Problem;
import dev.recs.serving.security.CallerAuthentication;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a request, up to a limit of size and time whatever its headers say. */
@Component
final class JsonBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHUNK = 8192;
    private static final Duration BRIEFLY = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final int maxBytes;
    private final Duration timeout;
    private final WaitingBodies waiting;

    JsonBody(RequestSettings settings, WaitingBodies waiting) {
        this.maxBytes = Math.toIntExact(settings.maxBody().toBytes());
        this.timeout = settings.bodyTimeout();
        this.waiting = waiting;
    }

    JsonNode read(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE, "expected Content-Type: application/json");
        }
        byte[] body = bytes(request);
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

    private byte[] bytes(HttpServletRequest request) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ServletInputStream in = request.getInputStream();
        copyArrived(request, in, body);
        if (in.isFinished()) {
            return body.toByteArray();
        }
        Object token = CallerAuthentication.current().tokenId();
        Optional<ProblemException> refusal = waiting.enter(token);
        if (refusal.isPresent()) {
            return awaitBriefly(request, body, refusal.get());
        }
        try {
            copyRest(in, body, start);
            return body.toByteArray();
        } catch (IOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                throw overdue();
            }
            throw e;
        } finally {
            waiting.leave(token);
        }
    }

    /** What is here already; often all. */
    private void copyArrived(HttpServletRequest request, ServletInputStream in, ByteArrayOutputStream body)
            throws IOException {
        while (!in.isFinished() && ArrivedBody.hasMore(request)) {
            append(in, body);
        }
    }

    /** Many clients send headers and body one after the other: the body is on its way then, however many others wait. */
    private byte[] awaitBriefly(HttpServletRequest request, ByteArrayOutputStream body, ProblemException refusal)
            throws IOException {
        ServletInputStream in = request.getInputStream();
        long start = System.nanoTime();
        while (!in.isFinished()) {
            if (System.nanoTime() - start >= BRIEFLY.toNanos()) {
                throw refusal;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            copyArrived(request, in, body);
        }
        return body.toByteArray();
    }

    /** A read waits for a byte, up to the timeout of the connection; so this one is exceeded by that at most. */
    private void copyRest(ServletInputStream in, ByteArrayOutputStream body, long start) throws IOException {
        boolean isAtEnd = false;
        while (!isAtEnd && !in.isFinished()) {
            isAtEnd = append(in, body);
            if (System.nanoTime() - start >= timeout.toNanos()) {
                throw overdue();
            }
        }
    }

    /** @return whether there is nothing more */
    private boolean append(ServletInputStream in, ByteArrayOutputStream body) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int count = in.read(chunk);
        if (count < 0) {
            return true;
        }
        body.write(chunk, 0, count);
        if (body.size() > maxBytes) {
            throw new ProblemException(Problem.TOO_LARGE, "the body is larger than %d bytes".formatted(maxBytes));
        }
        return false;
    }

    private ProblemException overdue() {
        return new ProblemException(
                Problem.BODY_TIMEOUT, "the body did not arrive within %s: nothing was recorded".formatted(timeout));
    }

    /** Without its parameters: JSON is UTF-8 whatever they say (RFC 8259, 8.1 and 11). */
    private static boolean isJson(@Nullable String type) {
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
