package dev.recs.jobs.online;

import dev.recs.jobs.experiments.statistics.Comparison;
import dev.recs.jobs.experiments.statistics.Estimate;
import dev.recs.jobs.experiments.statistics.Interval;
import dev.recs.model.experiment.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What personal lists are worth: their users beside those of the hold-out, who have lists too and were shown popular products.
 *
 * @param since when the hold-out was first shown its list in the period; what was shown before is in neither
 */
public record HoldOutLift(GroupTotals personal, GroupTotals popular, Instant since) {

    /**
     * Personal by popular, less 1.
     *
     * @param goal that the product was made for; not a number if it has none
     */
    public record Line(String name, Ratio lift, double goal) {}

    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("click-through", lift(Metric.CLICK_THROUGH, ""), 0.25));
        lines.add(new Line("orders of shown products per user", lift(Metric.CONVERSION, ""), 0.15));
        personal.revenue()
                .keySet()
                .forEach(currency -> lines.add(new Line(
                        ("revenue of shown products per user " + currency).strip(),
                        lift(Metric.REVENUE_PER_USER, currency),
                        Double.NaN)));
        return lines;
    }

    private Ratio lift(Metric metric, String currency) {
        var control = popular.moments(metric, currency);
        var with = personal.moments(metric, currency);
        Comparison comparison = Comparison.plain(control, with);
        if (!comparison.isEnough() || !comparison.lift(Estimate.ONE_LOOK).isBounded()) {
            return new Ratio(
                    Double.NaN,
                    new Ratio.TooFew(
                            Math.min(control.users(), with.users()), Math.min(control.acting(), with.acting())));
        }
        Interval interval = comparison.lift(Estimate.ONE_LOOK);
        return new Ratio(comparison.lift(), new Ratio.Interval(interval.low(), interval.high()));
    }
}
