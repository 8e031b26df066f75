package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.redis.ViewsKey;
import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that come a byte now and then: each ends in time, and whoever sends more of them than there are threads stops nobody. */
@Timeout(60)
final class SlowRequestsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final int THREADS = 8;
    private static final String BODY = "{\"type\":\"view\",\"productId\":\"P1\"}";
    private static ApiUnderTest api;
    private final String user = UUID.randomUUID().toString();
    private final String token = ApiUnderTest.customer(user);

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(
                STACK,
                Map.of(
                        "server.tomcat.threads.max",
                        THREADS,
                        "server.tomcat.connection-timeout",
                        "1s",
                        "recs.serving.requests.header-timeout",
                        "2s",
                        "recs.serving.requests.body-timeout",
                        "2s",
                        "recs.serving.requests.max-waiting-bodies",
                        4,
                        "recs.serving.requests.max-waiting-bodies-per-token",
                        2));
        new StoredSamples(api).saveProducts(2);
        api.bean(Catalog.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aBodyThatTrickledHeldAThreadForAsLongAsItLiked() throws IOException {
        try (Trickle slow = new Trickle(head(token), BODY)) {
            assertThat(slow.answer())
                    .startsWith("HTTP/1.1 408")
                    .containsIgnoringCase("connection: close")
                    .contains("urn:recs:problem:body-timeout", "\"status\":408", "nothing was recorded");
            assertThat(slow.wasCutOff()).isTrue();
        }
        assertThat(api.redis().exists(ViewsKey.of(new UserId(user)))).isFalse();
    }

    @Test
    void aBodyThatStoppedInTheMiddleWasAnswered200() throws IOException {
        try (Socket socket = open(head(token) + "{")) {
            assertThat(read(socket))
                    .startsWith("HTTP/1.1 408")
                    .containsIgnoringCase("connection: close")
                    .contains("urn:recs:problem:body-timeout");
        }
    }

    @Test
    void slowCallersTookTheThreadsOfAllOthers() throws IOException {
        List<Trickle> slow = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS; i++) {
                slow.add(new Trickle(head(token), BODY));
                slow.add(new Trickle(head(ApiUnderTest.customer("other-" + i)), BODY));
                slow.add(new Trickle(head("garbage"), BODY));
                slow.add(new Trickle("GET /api/v1/popular HTTP/1.1\r\nHost: a\r\n", "X-Slow: " + BODY));
            }
            String honest = ApiUnderTest.customer("honest");
            boolean wereSending = false;
            for (int i = 0; i < 20; i++) {
                assertThat(api.send("POST", "/api/v1/events", honest, BODY).statusCode())
                        .isEqualTo(202);
                assertThat(api.get("/api/v1/popular", honest).statusCode()).isEqualTo(200);
                wereSending |= slow.stream().anyMatch(Trickle::isSending);
            }
            assertThat(wereSending).as("beside slow callers").isTrue();
            assertThat(slow.stream().map(Trickle::answer))
                    .anyMatch(answer -> answer.startsWith("HTTP/1.1 408"))
                    .anyMatch(answer -> answer.startsWith("HTTP/1.1 429") && answer.contains("wait for their bodies"))
                    .anyMatch(answer -> answer.startsWith("HTTP/1.1 503") && answer.contains("urn:recs:problem:busy"))
                    .anyMatch(answer -> answer.startsWith("HTTP/1.1 401"))
                    .allMatch(answer -> answer.isEmpty() || answer.matches("(?s)HTTP/1.1 (408|429|503|401) .*"));
        } finally {
            slow.forEach(Trickle::close);
        }
    }

    @Test
    void whoHasNoTokenWasReadFirst() throws IOException {
        try (Trickle slow = new Trickle(head("garbage"), BODY)) {
            assertThat(slow.answer()).startsWith("HTTP/1.1 401");
            assertThat(slow.wasCutOff()).isTrue();
        }
        try (Socket socket = open(head("garbage").replace("Host: a", "Host: a\r\nExpect: 100-continue"))) {
            assertThat(read(socket)).as("not even asked for the body").startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void aBodyThatNobodyReadIsNotAnObstacleForTheNextRequest() throws IOException {
        String next = "GET /api/health/recommendations HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        try (Socket socket = open(head("garbage") + BODY + next)) {
            assertThat(read(socket)).startsWith("HTTP/1.1 401").contains("HTTP/1.1 200");
        }
    }

    @Test
    void headersThatTrickledHeldAConnection() throws IOException {
        try (Trickle slow = new Trickle("GET /api/v1/popular HTTP/1.1\r\nHost: a\r\n", "X-Slow: " + BODY)) {
            assertThat(slow.answer()).isEmpty();
            assertThat(slow.wasCutOff()).isTrue();
        }
    }

    @Test
    void aRequestInTwoPartsIsTaken() throws IOException {
        String head = head(token).replace("Host: a", "Host: a\r\nConnection: close");
        try (Socket socket = open(head.substring(0, 20))) {
            send(socket, head.substring(20) + BODY.substring(0, 9));
            send(socket, BODY.substring(9));
            assertThat(read(socket)).startsWith("HTTP/1.1 202");
        }
    }

    private static String head(String token) {
        return "POST /api/v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n".formatted(token)
                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(BODY.length());
    }

    private static Socket open(String begin) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.setTcpNoDelay(true);
        send(socket, begin);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** All until the server closes; what came before, if it resets the connection. */
    private static String read(Socket socket) {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                text.append((char) next);
            }
        } catch (SocketException e) {
            // Closed while the client was still sending.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** A connection on which a byte comes every 300 ms and the end never. */
    private static final class Trickle implements AutoCloseable {

        private static final int PAUSE_MS = 300;

        private final Socket socket;
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Thread sender;
        private volatile boolean isCutOff;

        Trickle(String begin, String rest) throws IOException {
            this.socket = open(begin);
            this.sender = Thread.ofVirtual().start(() -> sendSlowly(rest.substring(0, rest.length() - 1)));
        }

        private void sendSlowly(String text) {
            try {
                for (int i = 0; !closed.await(PAUSE_MS, TimeUnit.MILLISECONDS); i++) {
                    send(socket, i < text.length() ? text.substring(i, i + 1) : "");
                }
            } catch (IOException e) {
                isCutOff = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        boolean isSending() {
            return sender.isAlive();
        }

        String answer() {
            return read(socket);
        }

        /** Whether the server ended the connection before all was sent. */
        boolean wasCutOff() {
            try {
                sender.join(TimeUnit.SECONDS.toMillis(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return isCutOff;
        }

        @Override
        public void close() {
            closed.countDown();
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
