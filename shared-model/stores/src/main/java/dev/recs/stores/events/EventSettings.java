package dev.recs.stores.events;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Application;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;

/** How many events that refer to a response may wait, and for how long one counts. */
@Settings(prefix = "recs.events")
public record EventSettings(
        @Setting(
                defaultValue = "100000",
                meaning =
                        "Events with a recommendationId that wait in Redis for a worker at most, at least 1; some 300 bytes each. Those that find no room are dropped and counted.")
        int maxWaiting,

        @Setting(
                defaultValue = "7d",
                meaning =
                        "How long after a response showed a product an order of it without a recommendationId still counts for that response; above 0, at most 30d.",
                readBy = Application.JOBS)
        Duration orderWindow) {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(30);

    public EventSettings {
        new Violations("recs.events")
                .require(maxWaiting >= 1, "max-waiting", maxWaiting, "at least 1")
                .require(
                        orderWindow.isPositive() && orderWindow.compareTo(LONGEST_WINDOW) <= 0,
                        "order-window",
                        orderWindow,
                        "above 0, at most 30d")
                .refuseAny();
    }
}
