package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

final class PortCheckTest {

    private final Map<String, Object> settings = new HashMap<>(Map.of("server.address", "127.0.0.1"));
    private final StandardEnvironment environment = new StandardEnvironment();
    private final PortCheck ports = new PortCheck(environment);

    @BeforeEach
    void setUp() {
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    }

    @Test
    void aPortThatIsTakenIsNamedUntilItIsFree() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
            settings.put("server.port", port);
            assertThat(ports.fault("server"))
                    .hasValueSatisfying(fault -> assertThat(fault)
                            .startsWith("server.port: 127.0.0.1:%d cannot be listened on (".formatted(port))
                            .endsWith("): give another port, or 0 for a free one"));
        }
        assertThat(ports.fault("server")).isEmpty();
    }

    @Test
    void aPortThatIsNoneIsNamed() {
        settings.put("server.port", "99999");
        assertThat(ports.fault("server"))
                .hasValueSatisfying(fault -> assertThat(fault).contains("99999"));
    }

    @Test
    void anyFreePortIsFine() {
        assertThat(ports.fault("server")).isEmpty();
        settings.put("server.port", "0");
        assertThat(ports.fault("server")).isEmpty();
    }

    @Test
    void metricsWereOpenToEverybodyOnThePortOfTheApi() {
        settings.putAll(Map.of("server.port", "8080", "management.server.port", "8080"));
        assertThat(PortCheck.faults(environment))
                .singleElement()
                .asString()
                .startsWith("management.server.port: 8080 is the port of the API too (server.port)");
        settings.putAll(Map.of("server.port", "0", "management.server.port", "0"));
        assertThat(PortCheck.faults(environment)).isEmpty();
    }

    @Test
    void theApiSaysItBesideAllElseThatIsWrong() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, Object> taken = Map.of("server.address", "127.0.0.1", "server.port", other.getLocalPort());
            assertThatThrownBy(() -> ServingApplication.start(taken))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("set RECS_JWT_SECRET")
                    .hasMessageContaining("127.0.0.1:%d cannot be listened on", other.getLocalPort());
        }
    }
}
