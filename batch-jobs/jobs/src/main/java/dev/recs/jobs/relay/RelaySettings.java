package dev.recs.jobs.relay;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;

/** How the outbox is read. */
@Settings(prefix = "recs.relay")
public record RelaySettings(
        @Setting(defaultValue = "25ms", meaning = "Pause after a read of the outbox that found nothing, at least 1ms.")
        Duration poll,

        @Setting(defaultValue = "500", meaning = "Rows of the outbox read at once, 1 to 10000.")
        int batch,

        @Setting(
                defaultValue = "60s",
                meaning = "Rows that were sent and not removed for so long are sent again; at least 1s.")
        Duration resendAfter) {

    public RelaySettings {
        new Violations("recs.relay")
                .require(poll.toMillis() >= 1, "poll", poll, "at least 1ms")
                .require(batch >= 1 && batch <= 10_000, "batch", batch, "1 to 10000")
                .require(resendAfter.toSeconds() >= 1, "resend-after", resendAfter, "at least 1s")
                .refuseAny();
    }
}
