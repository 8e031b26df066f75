package dev.recs.recommender.model.training;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import dev.recs.recommender.history.OrderUnit;
import dev.recs.recommender.model.Preferences;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Half-lives and regularisation of the catalog model; {@code recs tune} searches for better values on a store's history. */
@Settings(prefix = "recs.training")
public record TrainingSettings(
        @Setting(
                defaultValue = "120",
                meaning =
                        "Days before its user's newest purchase after which a purchase counts half for the co-purchase model, above 0.")
        double coPurchaseHalfLifeDays,

        @Setting(
                defaultValue = "6",
                meaning =
                        "Ridge of the co-purchase regression in units of the mean diagonal, above 0; more says less about rare products.")
        double coPurchaseRidge,

        @Setting(
                defaultValue = "240",
                meaning = "Days after which an order counts half for the sequential model, above 0.")
        double sequentialHalfLifeDays,

        @Setting(
                defaultValue = "180",
                meaning = "Days after which a purchase counts half for what else its user will like, above 0.")
        double preferenceHalfLifeDays,

        @Setting(
                defaultValue = "1",
                meaning =
                        "What a purchase keeps of its weight with each later order of its user, above 0 up to 1: the most that is tried;"
                                + " the store's own history says how much less it is.")
        double positionDecay,

        @Setting(defaultValue = "5", meaning = "Days after which a purchase counts half for the trend, above 0.")
        double trendHalfLifeDays,

        @Setting(
                defaultValue = "200",
                meaning = "Neighbours kept of each product, in the co-purchase and in the sequential model; 1 to 2000.")
        int neighbours,

        @Setting(
                defaultValue = "128",
                meaning =
                        "Tastes of the low-rank model, 1 to 512; half and twice as many are tried, and on, as long as the store's own"
                                + " history shows that they are better.")
        int factors) {

    static final int MAX_FACTORS = 512;

    private static final double LONGER_HALF_LIFE_FACTOR = 8;

    public static final TrainingSettings DEFAULT = new TrainingSettings(120, 6, 240, 180, 1, 5, 200, 128);

    public TrainingSettings {
        new Violations("recs.training")
                .require(coPurchaseHalfLifeDays > 0, "co-purchase-half-life-days", coPurchaseHalfLifeDays, "above 0")
                .require(coPurchaseRidge > 0, "co-purchase-ridge", coPurchaseRidge, "above 0")
                .require(sequentialHalfLifeDays > 0, "sequential-half-life-days", sequentialHalfLifeDays, "above 0")
                .require(preferenceHalfLifeDays > 0, "preference-half-life-days", preferenceHalfLifeDays, "above 0")
                .require(positionDecay > 0 && positionDecay <= 1, "position-decay", positionDecay, "above 0 up to 1")
                .require(trendHalfLifeDays > 0, "trend-half-life-days", trendHalfLifeDays, "above 0")
                .require(neighbours > 0 && neighbours <= 2_000, "neighbours", neighbours, "1 to 2000")
                .require(factors > 0 && factors <= MAX_FACTORS, "factors", factors, "1 to " + MAX_FACTORS)
                .refuseAny();
    }

    /** For a store whose users' preferences last: purchases count half after {@value #LONGER_HALF_LIFE_FACTOR} times as long. */
    public TrainingSettings withLongerHalfLives() {
        return new TrainingSettings(
                LONGER_HALF_LIFE_FACTOR * coPurchaseHalfLifeDays,
                coPurchaseRidge,
                LONGER_HALF_LIFE_FACTOR * sequentialHalfLifeDays,
                LONGER_HALF_LIFE_FACTOR * preferenceHalfLifeDays,
                positionDecay,
                trendHalfLifeDays,
                neighbours,
                factors);
    }

    /** How much of what a user bought before still counts. */
    Preferences preferences(OrderUnit unit) {
        return new Preferences(preferenceHalfLifeDays, unit, positionDecay);
    }

    /** The same with another decay by position. */
    public TrainingSettings withPositionDecay(double decay) {
        return new TrainingSettings(
                coPurchaseHalfLifeDays,
                coPurchaseRidge,
                sequentialHalfLifeDays,
                preferenceHalfLifeDays,
                decay,
                trendHalfLifeDays,
                neighbours,
                factors);
    }

    /** The same with other factors. */
    TrainingSettings withFactors(int other) {
        return new TrainingSettings(
                coPurchaseHalfLifeDays,
                coPurchaseRidge,
                sequentialHalfLifeDays,
                preferenceHalfLifeDays,
                positionDecay,
                trendHalfLifeDays,
                neighbours,
                other);
    }

    @Override
    public String toString() {
        DecimalFormat number = new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return "half-lives: co-purchase %s, sequential %s, preference %s, trend %s days; position decay %s; ridge %s; %d neighbours; %d factors"
                .formatted(
                        number.format(coPurchaseHalfLifeDays),
                        number.format(sequentialHalfLifeDays),
                        number.format(preferenceHalfLifeDays),
                        number.format(trendHalfLifeDays),
                        number.format(positionDecay),
                        number.format(coPurchaseRidge),
                        neighbours,
                        factors);
    }
}
