package dev.recs.jobs.experiments.report;

import dev.recs.jobs.experiments.statistics.Moments;
import dev.recs.jobs.experiments.statistics.Moments.Products;
import dev.recs.jobs.experiments.statistics.PerUser;
import dev.recs.model.experiment.Metric;
import dev.recs.stores.totals.Quantity;
import dev.recs.stores.totals.QuantitySums;
import dev.recs.stores.totals.UserSums;
import java.math.BigDecimal;

/**
 * A figure by which variants are compared.
 *
 * @param currency of revenue; empty for the others
 */
public record ReportedMetric(Metric metric, String currency) {

    /** Moments of its users; y by impressions for click-through, by users for the others. */
    Moments moments(UserSums sums) {
        QuantitySums y = sums.of(quantity());
        QuantitySums z = sums.of(Quantity.ORDERS_BEFORE);
        Divisor x = metric == Metric.CLICK_THROUGH ? Divisor.impressions(sums, y) : Divisor.users(sums, y);
        return new Moments(
                sums.users(),
                y.acting(),
                new PerUser(x.sum, number(y.sum()), number(z.sum())),
                new PerUser(x.squares, number(y.squares()), number(z.squares())),
                new Products(x.withY, x.withZ, number(y.byOrdersBefore())));
    }

    Quantity quantity() {
        return switch (metric) {
            case CLICK_THROUGH -> Quantity.CLICKS;
            case CONVERSION -> Quantity.ORDERS;
            case REVENUE_PER_USER -> Quantity.revenue(currency);
        };
    }

    /** As printed, as in {@code click-through}. */
    public String title() {
        return switch (metric) {
            case CLICK_THROUGH -> "click-through";
            case CONVERSION -> "orders of shown products per user";
            case REVENUE_PER_USER -> ("revenue of shown products per user " + currency).strip();
        };
    }

    private static double number(BigDecimal value) {
        return value.doubleValue();
    }

    /** Sums of what is divided by. */
    private record Divisor(double sum, double squares, double withY, double withZ) {

        static Divisor impressions(UserSums sums, QuantitySums y) {
            QuantitySums x = sums.of(Quantity.IMPRESSIONS);
            return new Divisor(
                    number(x.sum()), number(x.squares()), number(y.byImpressions()), number(x.byOrdersBefore()));
        }

        static Divisor users(UserSums sums, QuantitySums y) {
            double users = sums.users();
            return new Divisor(
                    users,
                    users,
                    number(y.sum()),
                    number(sums.of(Quantity.ORDERS_BEFORE).sum()));
        }
    }
}
