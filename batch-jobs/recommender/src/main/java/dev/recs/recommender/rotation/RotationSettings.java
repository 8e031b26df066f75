package dev.recs.recommender.rotation;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;

/** How products give way that were shown often without a click. */
@Settings(prefix = "recs.ranking.rotation")
public record RotationSettings(
        @Setting(
                defaultValue = "0.5",
                meaning =
                        "The largest part of a score that is taken away from a product shown often without a click, 0 to 1; 0 for no rotation.")
        double strength,

        @Setting(defaultValue = "5", meaning = "Impressions that cost nothing, 1 to 500.")
        double free,

        @Setting(defaultValue = "7d", meaning = "After this an impression counts half; above 0.")
        Duration halfLife) {

    public static final RotationSettings DEFAULT = new RotationSettings(0.5, 5, Duration.ofDays(7));

    public RotationSettings {
        new Violations("recs.ranking.rotation")
                .require(strength >= 0 && strength <= 1, "strength", strength, "0 to 1")
                .require(free >= 1 && free <= 500, "free", free, "1 to 500")
                .require(halfLife.isPositive(), "half-life", halfLife, "a time above 0, for example 7d")
                .refuseAny();
    }
}
