package dev.recs.neighbours;

import dev.recs.model.failure.Violations;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the catalog model forgets and how strongly it is held back; {@code recs tune} searches for better values on a store's history.
 *
 * @param togetherHalfLifeDays how long before its customer's newest purchase one counts half for what is bought together
 * @param togetherRidge λ of that regression in units of the mean diagonal; more says less about rare products
 * @param nextHalfLifeDays after which an order counts half for what is bought next
 * @param tasteHalfLifeDays after which a purchase counts half for what else its customer will like
 * @param trendHalfLifeDays after which a purchase counts half for what sells now
 * @param neighbours kept of each product, of what is bought together and next
 */
@ConfigurationProperties("recs.ranking.learning")
public record LearningSettings(
        @DefaultValue("120") double togetherHalfLifeDays,
        @DefaultValue("6") double togetherRidge,
        @DefaultValue("240") double nextHalfLifeDays,
        @DefaultValue("180") double tasteHalfLifeDays,
        @DefaultValue("5") double trendHalfLifeDays,
        @DefaultValue("200") int neighbours) {

    private static final double LASTING = 8;

    public static final LearningSettings DEFAULT = new LearningSettings(120, 6, 240, 180, 5, 200);

    public LearningSettings {
        new Violations("recs.ranking.learning")
                .require(togetherHalfLifeDays > 0, "together-half-life-days", togetherHalfLifeDays, "above 0")
                .require(togetherRidge > 0, "together-ridge", togetherRidge, "above 0")
                .require(nextHalfLifeDays > 0, "next-half-life-days", nextHalfLifeDays, "above 0")
                .require(tasteHalfLifeDays > 0, "taste-half-life-days", tasteHalfLifeDays, "above 0")
                .require(trendHalfLifeDays > 0, "trend-half-life-days", trendHalfLifeDays, "above 0")
                .require(neighbours > 0 && neighbours <= 2_000, "neighbours", neighbours, "1 to 2000")
                .refuseAny();
    }

    /** For a store whose customers' tastes last: purchases count half after {@value #LASTING} times as long. */
    public LearningSettings lasting() {
        return new LearningSettings(
                LASTING * togetherHalfLifeDays,
                togetherRidge,
                LASTING * nextHalfLifeDays,
                LASTING * tasteHalfLifeDays,
                trendHalfLifeDays,
                neighbours);
    }

    @Override
    public String toString() {
        DecimalFormat number = new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return "half-lives: together %s, next %s, taste %s, trend %s days; ridge %s; %d neighbours"
                .formatted(
                        number.format(togetherHalfLifeDays),
                        number.format(nextHalfLifeDays),
                        number.format(tasteHalfLifeDays),
                        number.format(trendHalfLifeDays),
                        number.format(togetherRidge),
                        neighbours);
    }
}
