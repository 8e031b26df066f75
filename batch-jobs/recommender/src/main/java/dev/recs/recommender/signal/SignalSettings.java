package dev.recs.recommender.signal;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;

/** What of a user's activity a profile is made of. */
@Settings(prefix = "recs.signal")
public record SignalSettings(
        @Setting(defaultValue = "20", meaning = "Distinct products bought last that a profile is made of, 1 to 2000.")
        int purchases,

        @Setting(defaultValue = "50", meaning = "Latest searches that a profile is made of, 1 to 50.")
        int searches,

        @Setting(defaultValue = "50", meaning = "Latest views that a profile is made of, 1 to 50.")
        int views,

        @Setting(defaultValue = "90", meaning = "Days after which a signal weighs half, above 0.")
        double halfLifeDays) {

    public static final SignalSettings DEFAULT = new SignalSettings(20, 50, 50, 90);

    private static final int MAX_PURCHASES = 2_000;
    private static final int MAX_EVENTS = 50;

    public SignalSettings {
        new Violations("recs.signal")
                .require(purchases > 0 && purchases <= MAX_PURCHASES, "purchases", purchases, "1 to 2000")
                .require(searches > 0 && searches <= MAX_EVENTS, "searches", searches, "1 to 50, as many as are kept")
                .require(views > 0 && views <= MAX_EVENTS, "views", views, "1 to 50, as many as are kept")
                .require(
                        halfLifeDays > 0 && Double.isFinite(halfLifeDays),
                        "half-life-days",
                        halfLifeDays,
                        "above 0, for example 90")
                .refuseAny();
    }

    /** As in {@code 20/50/50/90.0}. */
    public String describe() {
        return "%d/%d/%d/%s".formatted(purchases, searches, views, halfLifeDays);
    }
}
