package dev.recs.jobs.worker;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;

/** How a worker works. */
@Settings(prefix = "recs.worker")
public record WorkerSettings(
        @Setting(defaultValue = "2", meaning = "Threads of a worker process that take users, 1 to 64.")
        int threads,

        @Setting(defaultValue = "50", meaning = "Users taken at once at most, 1 to 500.")
        int batch,

        @Setting(defaultValue = "5", meaning = "Failures of a user before it is dead-lettered, at least 1.")
        int attempts,

        @Setting(defaultValue = "10s", meaning = "How long an announced order may stay invisible; 0 or more.")
        Duration orderWait,

        @Setting(
                defaultValue = "400ms",
                meaning =
                        "How long a list waits for the vectors of new texts, 0 or more; without them it is made by their words.")
        Duration embeddingWait,

        @Setting(
                defaultValue = "1s",
                meaning = "From event to list, at least 1ms: 99 of 100 should keep it, or health degrades.")
        Duration lagObjective) {

    public WorkerSettings {
        new Violations("recs.worker")
                .require(threads >= 1 && threads <= 64, "threads", threads, "1 to 64")
                .require(batch >= 1 && batch <= 500, "batch", batch, "1 to 500")
                .require(attempts >= 1, "attempts", attempts, "at least 1")
                .require(!orderWait.isNegative(), "order-wait", orderWait, "0 or more")
                .require(!embeddingWait.isNegative(), "embedding-wait", embeddingWait, "0 or more, for example 400ms")
                .require(lagObjective.toMillis() >= 1, "lag-objective", lagObjective, "at least 1ms")
                .refuseAny();
    }
}
