package dev.recs.jobs.management;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

final class ManagementServerTest {

    @Test
    void anAddressThatDoesNotExistIsNamedWithItsSetting() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere.invalid", 9464);
        assertThatThrownBy(() -> new ManagementServer(
                        "recs.management.worker-port",
                        nowhere,
                        () -> {
                            throw new AssertionError("nobody asks");
                        },
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("recs.management.worker-port: nowhere.invalid")
                .hasMessageContaining("cannot be listened on (no such address)");
    }
}
