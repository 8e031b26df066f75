package dev.recs.jobs.management;

import dev.recs.model.failure.Misconfigured;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Health and metrics of a process over HTTP, on the loopback address unless set otherwise: Boot's actuator with the pages
 * {@code /actuator/health} and {@code /actuator/prometheus}.
 *
 * <p>A small web context beside that of the command, which is made without a web server and lazily. It has an environment of its own:
 * {@code SERVER_PORT} and the like are meant for the API.
 */
public final class ManagementServer implements AutoCloseable {

    /** It works, and somebody should look; answered with 200. */
    public static final Status DEGRADED = new Status("DEGRADED");

    private static final int ONE_CALLER = 1;

    private final InetSocketAddress address;
    private final String name;
    private final HealthIndicator health;
    private final PrometheusMeterRegistry metrics;
    private final AtomicReference<@Nullable ConfigurableApplicationContext> context = new AtomicReference<>();

    /**
     * @param name of the process: its part of {@code /actuator/health}, and {@code recs.management.NAME-port} is where its port comes from
     * @param health asked for each time
     * @throws Misconfigured if the address cannot be listened on
     */
    public ManagementServer(
            String name, InetSocketAddress address, HealthIndicator health, PrometheusMeterRegistry metrics) {
        this.name = name;
        this.address = address;
        this.health = health;
        this.metrics = metrics;
        requireFree(address);
        new JvmMemoryMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
    }

    public void start() {
        context.set(new SpringApplicationBuilder(ManagementConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .environment(environment())
                .initializers((GenericApplicationContext started) -> {
                    started.registerBean(name, HealthIndicator.class, () -> health);
                    started.registerBean(PrometheusMeterRegistry.class, () -> metrics);
                })
                .run());
    }

    public int port() {
        WebServerApplicationContext server = (WebServerApplicationContext)
                Objects.requireNonNull(context.get(), "the management server has not been started");
        return Objects.requireNonNull(server.getWebServer()).getPort();
    }

    /** Where to look, for people. */
    public String pages() {
        return "http://127.0.0.1:%d/actuator/health and /actuator/prometheus".formatted(port());
    }

    @Override
    public void close() {
        ConfigurableApplicationContext started = context.getAndSet(null);
        if (started != null) {
            started.close();
        }
    }

    private StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "recs.management",
                        Map.ofEntries(
                                Map.entry("server.address", address.getHostString()),
                                Map.entry("server.port", address.getPort()),
                                Map.entry("server.tomcat.threads.min-spare", 1),
                                Map.entry("server.tomcat.threads.max", 8),
                                Map.entry("spring.config.name", "recs-management"),
                                Map.entry("spring.main.lazy-initialization", false),
                                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                                Map.entry("management.endpoint.health.show-details", "always"),
                                Map.entry(
                                        "management.endpoint.health.status.order",
                                        "DOWN,OUT_OF_SERVICE,DEGRADED,UP,UNKNOWN"))));
        return environment;
    }

    /** Tried before anything starts: the server would tell it in a hundred lines. */
    private void requireFree(InetSocketAddress wanted) {
        if (wanted.isUnresolved()) {
            throw new Misconfigured(taken("no such address"));
        }
        try (ServerSocket _ = new ServerSocket(wanted.getPort(), ONE_CALLER, wanted.getAddress())) {
            // It can be listened on.
        } catch (IOException e) {
            throw new Misconfigured(taken(String.valueOf(e.getMessage())), e);
        }
    }

    private String taken(String reason) {
        return "recs.management.%s-port: %s:%d cannot be listened on (%s): give another port, or 0 for a free one"
                .formatted(name, address.getHostString(), address.getPort(), reason);
    }
}
