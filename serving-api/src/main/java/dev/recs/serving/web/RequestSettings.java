package dev.recs.serving.web;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** What of a request is taken, and how long it may take to arrive. */
@Settings(prefix = "recs.serving.requests")
public record RequestSettings(
        @Setting(defaultValue = "256KB", meaning = "Largest body of a request, 1B to 64MB.")
        DataSize maxBody,

        @Setting(
                defaultValue = "10s",
                meaning =
                        "Time in which the headers of a request must arrive, from their first byte. The connection is closed"
                                + " afterwards, or when nothing arrived for `server.tomcat.connection-timeout`.")
        Duration headerTimeout,

        @Setting(
                defaultValue = "10s",
                meaning =
                        "Time in which the body of a request must arrive. It is answered 408 afterwards, or when nothing arrived"
                                + " for `server.tomcat.connection-timeout`, and the connection is closed.")
        Duration bodyTimeout,

        @Setting(
                defaultValue = "20s",
                meaning =
                        "Time from the end of the headers in which the body must have arrived and the client must have taken the"
                                + " answer. The connection is closed afterwards. More than `body-timeout`.")
        Duration totalTimeout,

        @Setting(
                defaultValue = "100",
                meaning =
                        "Requests that wait for the rest of their bodies at once. Others of this kind are 503 `busy`. Fewer than"
                                + " `server.tomcat.threads.max` (200), so that threads are left for those that wait for nothing.")
        int maxWaitingBodies,

        @Setting(
                defaultValue = "25",
                meaning =
                        "Such requests of one token. Others of this kind are 429; so one token is not in the way of the others.")
        int maxWaitingBodiesPerToken) {

    private static final DataSize LARGEST = DataSize.ofMegabytes(64);
    private static final Duration LONGEST = Duration.ofHours(1);

    public RequestSettings {
        new Violations("recs.serving.requests")
                .require(
                        maxBody.toBytes() >= 1 && maxBody.compareTo(LARGEST) <= 0,
                        "max-body",
                        maxBody,
                        "1B to 64MB, for example 256KB")
                .require(isInRange(headerTimeout), "header-timeout", headerTimeout, "1ms to 1h, for example 10s")
                .require(isInRange(bodyTimeout), "body-timeout", bodyTimeout, "1ms to 1h, for example 10s")
                .require(
                        isInRange(totalTimeout) && totalTimeout.compareTo(bodyTimeout) > 0,
                        "total-timeout",
                        totalTimeout,
                        "more than body-timeout and at most 1h, for example 20s")
                .require(maxWaitingBodies >= 1, "max-waiting-bodies", maxWaitingBodies, "at least 1")
                .require(
                        maxWaitingBodiesPerToken >= 1 && maxWaitingBodiesPerToken <= maxWaitingBodies,
                        "max-waiting-bodies-per-token",
                        maxWaitingBodiesPerToken,
                        "1 to max-waiting-bodies")
                .refuseAny();
    }

    private static boolean isInRange(Duration timeout) {
        return timeout.toMillis() >= 1 && timeout.compareTo(LONGEST) <= 0;
    }
}
