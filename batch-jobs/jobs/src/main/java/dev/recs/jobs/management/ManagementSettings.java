package dev.recs.jobs.management;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.net.InetSocketAddress;

/** Where worker and schedule show health and metrics. */
@Settings(prefix = "recs.management")
public record ManagementSettings(
        @Setting(
                defaultValue = "127.0.0.1",
                meaning =
                        "Address of health and metrics of worker and schedule; in a container, where the loopback address is the"
                                + " container's own, 0.0.0.0.")
        String address,

        @Setting(defaultValue = "9464", meaning = "Port of the worker's, 0 to 65535; 0 takes a free one.")
        int workerPort,

        @Setting(defaultValue = "9465", meaning = "Port of the schedule's, 0 to 65535; 0 takes a free one.")
        int schedulePort) {

    private static final int LAST_PORT = 65_535;

    public ManagementSettings {
        new Violations("recs.management")
                .require(!address.isBlank(), "address", address, "an address such as 127.0.0.1")
                .require(workerPort >= 0 && workerPort <= LAST_PORT, "worker-port", workerPort, "0 to 65535")
                .require(schedulePort >= 0 && schedulePort <= LAST_PORT, "schedule-port", schedulePort, "0 to 65535")
                .refuseAny();
    }

    public InetSocketAddress worker() {
        return new InetSocketAddress(address, workerPort);
    }

    public InetSocketAddress schedule() {
        return new InetSocketAddress(address, schedulePort);
    }
}
