package dev.recs.signal;

import dev.recs.model.failure.Violations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of a user's doings a profile is made of.
 *
 * @param purchases distinct products bought last
 * @param searches the latest
 * @param views the latest
 * @param halfLifeDays after which a signal weighs half
 */
@ConfigurationProperties("recs.signal")
public record SignalSettings(
        @DefaultValue("20") int purchases,
        @DefaultValue("50") int searches,
        @DefaultValue("50") int views,
        @DefaultValue("90") double halfLifeDays) {

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
    public String words() {
        return "%d/%d/%d/%s".formatted(purchases, searches, views, halfLifeDays);
    }
}
