package dev.recs.jobs.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Bound;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManagementSettingsTest {

    @Test
    void defaultsAreOnTheLoopbackAddress() {
        assertThat(Bound.settings(ManagementSettings.class, Map.of()))
                .isEqualTo(new ManagementSettings("127.0.0.1", 9464, 9465));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        ManagementSettings settings = Bound.settings(
                ManagementSettings.class, Map.of("address", "0.0.0.0", "worker-port", "1", "schedule-port", "2"));
        assertThat(settings).isEqualTo(new ManagementSettings("0.0.0.0", 1, 2));
        assertThat(settings.worker()).isEqualTo(new InetSocketAddress("0.0.0.0", 1));
        assertThat(settings.schedule()).isEqualTo(new InetSocketAddress("0.0.0.0", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "address,' ',an address such as 127.0.0.1",
        "worker-port,65536,0 to 65535",
        "worker-port,-1,0 to 65535",
        "schedule-port,65536,0 to 65535",
    })
    void whatCannotBeRightIsRefused(String property, String value, String expected) {
        Bound.assertRefused(
                ManagementSettings.class,
                Map.of(property, value),
                "recs.management.%s is '%s': expected %s".formatted(property, value, expected));
    }
}
