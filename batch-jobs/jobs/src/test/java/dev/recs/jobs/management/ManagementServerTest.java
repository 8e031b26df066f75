package dev.recs.jobs.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** The two pages as probes and scrapers ask for them. */
final class ManagementServerTest {

    private static final AtomicReference<Status> STATUS = new AtomicReference<>(Status.UP);
    private static final PrometheusMeterRegistry METRICS = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static ManagementServer server;

    @BeforeAll
    static void start() {
        server = new ManagementServer(
                "worker",
                ANY_PORT,
                () -> Health.status(STATUS.get()).withDetail("queueDepth", 3).build(),
                METRICS);
        METRICS.counter("recs.test").increment();
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        CLIENT.close();
    }

    @Test
    void healthAnswersWithTheDetailsOfTheProcess() throws Exception {
        STATUS.set(Status.UP);
        HttpResponse<String> answer = get("/actuator/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"status\":\"UP\"")
                .contains("\"worker\":{")
                .contains("\"queueDepth\":3");
    }

    @Test
    void downIs503AndDegradedIs200() throws Exception {
        STATUS.set(Status.DOWN);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(503);
        STATUS.set(ManagementServer.DEGRADED);
        HttpResponse<String> degraded = get("/actuator/health");
        assertThat(degraded.statusCode()).isEqualTo(200);
        assertThat(degraded.body()).contains("\"status\":\"DEGRADED\"");
    }

    @Test
    void headIsAnsweredWithoutABody() throws Exception {
        STATUS.set(Status.UP);
        HttpResponse<String> head = send(request("/actuator/health").HEAD().build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    /** docker-compose.yml asks so, with what bash can do. */
    @Test
    void aProbeOfHttpOneZeroWithoutAHostIsAnswered() throws IOException {
        STATUS.set(Status.UP);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("GET /actuator/health HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .findFirst()
                            .orElseThrow())
                    .contains(" 200 ");
        }
    }

    @Test
    void onlyTheExactPathsAnswer() throws Exception {
        assertThat(get("/actuator/healthy").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/prometheus/x").statusCode()).isEqualTo(404);
        assertThat(send(request("/actuator/health")
                                .POST(BodyPublishers.noBody())
                                .build())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void metricsComeInTheFormTheScraperAsksFor() throws Exception {
        HttpResponse<String> plain = get("/actuator/prometheus");
        assertThat(plain.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain;version=0.0.4");
        assertThat(plain.body().lines()).contains("recs_test_total 1.0");
        assertThat(plain.body()).contains("jvm_memory_used_bytes");

        HttpResponse<String> openMetrics = send(request("/actuator/prometheus")
                .header("Accept", "application/openmetrics-text;version=1.0.0")
                .build());
        assertThat(openMetrics.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text");
        assertThat(openMetrics.body()).endsWith("# EOF\n");
    }

    @Test
    void anAddressThatDoesNotExistIsNamedWithItsSetting() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere.invalid", 9464);
        assertThatThrownBy(() -> new ManagementServer(
                        "worker", nowhere, () -> Health.up().build(), METRICS))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("recs.management.worker-port: nowhere.invalid:9464")
                .hasMessageContaining("cannot be listened on (no such address)");
    }

    @Test
    void aPortThatIsTakenIsNamedWithItsSetting() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), other.getLocalPort());
            assertThatThrownBy(() -> new ManagementServer(
                            "schedule", taken, () -> Health.up().build(), METRICS))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageStartingWith("recs.management.schedule-port: ")
                    .hasMessageEndingWith("give another port, or 0 for a free one");
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)));
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
