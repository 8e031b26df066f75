package dev.recs.worker;

import dev.recs.model.failure.Violations;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a worker works.
 *
 * @param threads that take users, in this process
 * @param batch most users taken at once
 * @param attempts failures of a user before it goes to the dead letters
 * @param orderWait how long an announced order may stay invisible
 * @param embeddingWait how long a list waits for the vectors of new texts; without them it is made by their words
 * @param lagObjective from event to list; 99 of 100 should keep it, or health degrades
 * @param managementPort of health and metrics; 0 takes a free one
 * @param managementAddress that they are on; in a container, where the loopback address is the container's own, 0.0.0.0
 */
@ConfigurationProperties("recs.worker")
public record WorkerSettings(
        @DefaultValue("2") int threads,
        @DefaultValue("50") int batch,
        @DefaultValue("5") int attempts,
        @DefaultValue("10s") Duration orderWait,
        @DefaultValue("400ms") Duration embeddingWait,
        @DefaultValue("1s") Duration lagObjective,
        @DefaultValue("9464") int managementPort,
        @DefaultValue("127.0.0.1") String managementAddress) {

    public WorkerSettings {
        new Violations("recs.worker")
                .require(threads >= 1 && threads <= 64, "threads", threads, "1 to 64")
                .require(batch >= 1 && batch <= 500, "batch", batch, "1 to 500")
                .require(attempts >= 1, "attempts", attempts, "at least 1")
                .require(!orderWait.isNegative(), "order-wait", orderWait, "0 or more")
                .require(!embeddingWait.isNegative(), "embedding-wait", embeddingWait, "0 or more, for example 400ms")
                .require(lagObjective.toMillis() >= 1, "lag-objective", lagObjective, "at least 1ms")
                .require(
                        managementPort >= 0 && managementPort <= 65_535,
                        "management-port",
                        managementPort,
                        "0 to 65535")
                .refuseAny();
    }

    InetSocketAddress management() {
        return new InetSocketAddress(managementAddress, managementPort);
    }
}
