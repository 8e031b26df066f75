package dev.recs.jobs.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.recs.model.failure.Misconfigured;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Health and metrics of a process over HTTP, on the loopback address unless set otherwise: {@code /actuator/health} and {@code /actuator/prometheus}.
 *
 * <p>The JDK's own server: two pages need no container.
 */
public final class ManagementServer implements AutoCloseable {

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int OK = 200;
    private static final int NOT_ALLOWED = 405;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param setting that its port comes from, for the message when it is taken
     * @param health asked for each time
     */
    public ManagementServer(
            String setting, InetSocketAddress address, Supplier<HealthReport> health, PrometheusMeterRegistry metrics) {
        try {
            this.server = HttpServer.create(address, 0);
        } catch (IOException | UnresolvedAddressException e) {
            throw new Misconfigured(
                    "%s: %s cannot be listened on (%s): give another port, or 0 for a free one"
                            .formatted(setting, address, address.isUnresolved() ? "no such address" : e.getMessage()),
                    e);
        }
        new JvmMemoryMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        server.setExecutor(threads);
        server.createContext("/actuator/health", exchange -> {
            HealthReport report = health.get();
            int status = report.status() == HealthReport.Status.DOWN ? SERVICE_UNAVAILABLE : OK;
            answer(exchange, status, "application/json", report.toJson());
        });
        server.createContext(
                "/actuator/prometheus",
                exchange -> answer(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape()));
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Where to look, for people. */
    public String pages() {
        return "http://127.0.0.1:%d/actuator/health and /actuator/prometheus".formatted(port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            boolean read = "GET".equals(exchange.getRequestMethod());
            byte[] body = (read ? text : "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(read ? status : NOT_ALLOWED, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
