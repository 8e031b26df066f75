package dev.recs.stores.queue;

import dev.recs.model.failure.Violations;
import dev.recs.model.redis.Debounce;
import dev.recs.model.settings.Application;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;

/** How the refresh queue waits. The API enqueues, workers take. */
@NullMarked
@Settings(prefix = "recs.queue")
public record QueueSettings(
        @Setting(
                defaultValue = "2s",
                meaning = "A search or a view is due when none has followed for so long; 0 or more.")
        Duration debounce,

        @Setting(
                defaultValue = "10s",
                meaning = "But not later than this after the first of them; not less than debounce.")
        Duration maxWait,

        @Setting(
                defaultValue = "50ms",
                meaning = "How long a worker that has one user waits for more; 0 to 1s.",
                readBy = Application.JOBS)
        Duration linger,

        @Setting(
                defaultValue = "500ms",
                meaning =
                        "How long at most a thread of the nightly job rests after each part of its work while users are due;"
                                + " 0 or more.",
                readBy = Application.JOBS)
        Duration throttle,

        @Setting(
                defaultValue = "15s",
                meaning = "When a worker has not finished an entry for so long, another takes it; at least 1s.",
                readBy = Application.JOBS)
        Duration visibilityTimeout,

        @Setting(
                defaultValue = "100000",
                meaning =
                        "Users in the queue at most, at least 1; some 500 bytes of Redis each. A full queue refuses users who"
                                + " searched or viewed, and for one who ordered the latest of those goes; the nightly job makes up for it.")
        int maxUsers) {

    public QueueSettings {
        new Violations("recs.queue")
                .require(!debounce.isNegative(), "debounce", debounce, "0 or more")
                .require(maxWait.compareTo(debounce) >= 0, "max-wait", maxWait, "not less than debounce")
                .require(
                        !linger.isNegative() && linger.compareTo(Duration.ofSeconds(1)) <= 0,
                        "linger",
                        linger,
                        "0 to 1s")
                .require(!throttle.isNegative(), "throttle", throttle, "0 or more")
                .require(
                        visibilityTimeout.compareTo(Duration.ofSeconds(1)) >= 0,
                        "visibility-timeout",
                        visibilityTimeout,
                        "at least 1s")
                .require(maxUsers >= 1, "max-users", maxUsers, "at least 1")
                .refuseAny();
    }

    /** How long a search or a view waits. */
    public Debounce delays() {
        return new Debounce(debounce, maxWait);
    }
}
