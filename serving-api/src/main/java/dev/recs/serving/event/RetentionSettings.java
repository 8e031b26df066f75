package dev.recs.serving.event;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;

/** The one setting of the nightly job that the API reads: what is older is not kept, so it is not taken. */
@Settings(prefix = "recs.refresh")
public record RetentionSettings(
        @Setting(
                defaultValue = "180d",
                meaning =
                        "Profiles of users who did nothing for longer are deleted, and older events are refused; at least recs.refresh.active-within.")
        Duration retention) {

    public RetentionSettings {
        new Violations("recs.refresh")
                .require(retention.isPositive(), "retention", retention, "a time above 0, for example 180d")
                .refuseAny();
    }
}
