package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Requests that cannot be read, from callers without a token. */
final class MalformedRequestsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String SECRET_ID = "user-4711";
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of());
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void eachMalformedRequestWroteAStackTrace() throws IOException {
        List<String> requests = List.of(
                get("/api/v1/popular", "Origin: http://[::1"),
                get("/api/v1/popular", "Origin: " + SECRET_ID + ":\\\\"),
                get("/api/v1/popular?limit=%zz&userId=" + SECRET_ID, "X: y"),
                get("/api/v1/user/recommendations?userId=%ff", "X: y"),
                get("/api/v1/users/%zz" + SECRET_ID, "X: y"),
                get("/api/v1/users/{" + SECRET_ID, "X: y"),
                get("/api/v1/popular", "Host: [" + SECRET_ID),
                get("/api/docs/x", "Accept: " + SECRET_ID + "////"),
                get("/api/health/recommendations?" + SECRET_ID + "=%zz", "Content-Type: multipart/form-data"),
                "POST /api/docs HTTP/1.1\nHost: a\nConnection: close\nContent-Type: multipart/form-data\nContent-Length: 1\n\nx",
                "GET /api/v1/popular HTTP/1.1\nHost: a\nConnection: close\nContent-Length: " + SECRET_ID + "\n\n");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try {
            for (int round = 0; round < 20; round++) {
                for (String request : requests) {
                    assertThat(raw(request)).as(request).matches("(?s)HTTP/1.1 (200|400|401|403|404|405|406) .*");
                }
            }
        } finally {
            root.detachAppender(log);
        }
        List<ILoggingEvent> events = new ArrayList<>(log.list);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getThrowableProxy())
                    .as(event.getFormattedMessage())
                    .isNull();
            assertThat(event.getFormattedMessage()).doesNotContain(SECRET_ID);
        });
        assertThat(events.size())
                .as("lines for %d requests", 20 * requests.size())
                .isLessThanOrEqualTo(requests.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            501 | POST /api/v1/events HTTP/1.1\\nHost: a\\nConnection: close\\nTransfer-Encoding: foo\\n\\n
            505 | GET /api/v1/popular HTTP/3.7\\nHost: a\\nConnection: close\\n\\n
            417 | POST /api/v1/events HTTP/1.1\\nHost: a\\nConnection: close\\nExpect: tea\\nContent-Length: 0\\n\\n
            400 | GET /api/v1/%zz HTTP/1.1\\nHost: a\\nConnection: close\\n\\n
            400 | GET /api/v1/popular// HTTP/1.1\\nHost: a\\nConnection: close\\n\\n
            400 | GET /api/v1/users/.. HTTP/1.1\\nHost: a\\nConnection: close\\n\\n
            405 | TRACE /api/v1/popular HTTP/1.1\\nHost: a\\nConnection: close\\n\\n
            """)
    void whatTomcatRefusedHadABodyOfAnotherStatus(int status, String request) throws IOException {
        String response = raw(request.replace("\\n", "\n"));
        assertThat(response).startsWith("HTTP/1.1 " + status);
        String body = response.substring(response.indexOf("{"), response.lastIndexOf("}") + 1);
        assertThat(JsonMapper.shared().readTree(body).path("status").asInt()).isEqualTo(status);
        assertThat(response.toLowerCase(Locale.ROOT))
                .contains(
                        "content-type: application/problem+json",
                        "x-content-type-options: nosniff",
                        "x-frame-options: deny",
                        "referrer-policy: no-referrer",
                        "content-security-policy: default-src 'self'; frame-ancestors 'none'");
    }

    @Test
    void aRefusedOriginWasAnsweredByPlainText() throws IOException {
        assertThat(raw(get("/api/v1/popular", "Origin: https://elsewhere.example")))
                .startsWith("HTTP/1.1 403")
                .contains(
                        "Content-Type: application/problem+json", "urn:recs:problem:forbidden", "X-Frame-Options: DENY")
                .doesNotContain("Invalid CORS request");
    }

    private static String get(String path, String header) {
        String host = header.startsWith("Host:") ? "" : "Host: 127.0.0.1\n";
        return "GET %s HTTP/1.1\n%sConnection: close\n%s\n\n".formatted(path, host, header);
    }

    /** Java's own client refuses to send what some others send. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
