package dev.recs.queue;

import dev.recs.model.failure.Violations;
import dev.recs.model.redis.DueDelays;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the refresh queue waits.
 *
 * @param quiet a search or a view is due when none has followed for so long
 * @param atMost but not later than this after the first
 * @param gather how long a worker waits for more users once it has one
 * @param courtesy how long at most a thread of the nightly run rests after each part of its work while users are due
 * @param claimAfter when a worker has not finished an entry for so long, another takes it
 */
@ConfigurationProperties("recs.queue")
public record QueueSettings(
        @DefaultValue("2s") Duration quiet,
        @DefaultValue("10s") Duration atMost,
        @DefaultValue("50ms") Duration gather,
        @DefaultValue("500ms") Duration courtesy,
        @DefaultValue("15s") Duration claimAfter) {

    public QueueSettings {
        new Violations("recs.queue")
                .require(!quiet.isNegative(), "quiet", quiet, "0 or more")
                .require(atMost.compareTo(quiet) >= 0, "at-most", atMost, "not less than quiet")
                .require(
                        !gather.isNegative() && gather.compareTo(Duration.ofSeconds(1)) <= 0,
                        "gather",
                        gather,
                        "0 to 1s")
                .require(!courtesy.isNegative(), "courtesy", courtesy, "0 or more")
                .require(claimAfter.compareTo(Duration.ofSeconds(1)) >= 0, "claim-after", claimAfter, "at least 1s")
                .refuseAny();
    }

    DueDelays delays() {
        return new DueDelays(quiet, atMost);
    }
}
