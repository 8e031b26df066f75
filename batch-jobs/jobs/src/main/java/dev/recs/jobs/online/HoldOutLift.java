package dev.recs.jobs.online;

import dev.recs.jobs.experiments.statistics.Comparison;
import dev.recs.jobs.experiments.statistics.Estimate;
import dev.recs.model.experiment.Metric;
import java.util.ArrayList;
import java.util.List;

/** What personal lists are worth: their users beside those of the hold-out, who have lists too and were shown popular products. */
public record HoldOutLift(GroupTotals personal, GroupTotals popular) {

    private static final double Z = 1.959963984540054;

    /**
     * Personal by popular, less 1.
     *
     * @param goal that the product was made for; not a number if it has none
     */
    public record Line(String name, Ratio lift, double goal) {}

    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("click-through", lift(Metric.CLICK_THROUGH, ""), 0.25));
        lines.add(new Line("orders per user", lift(Metric.CONVERSION, ""), 0.15));
        personal.revenue()
                .keySet()
                .forEach(currency -> lines.add(new Line(
                        ("revenue per user " + currency).strip(),
                        lift(Metric.REVENUE_PER_USER, currency),
                        Double.NaN)));
        return lines;
    }

    private Ratio lift(Metric metric, String currency) {
        var control = popular.moments(metric, currency);
        var with = personal.moments(metric, currency);
        Comparison comparison = Comparison.plain(control, with);
        if (!comparison.isEnough()) {
            return new Ratio(
                    Double.NaN,
                    new Ratio.TooFew(
                            Math.min(control.users(), with.users()), Math.min(control.acting(), with.acting())));
        }
        Estimate lift = comparison.lift();
        return new Ratio(
                lift.value(),
                new Ratio.Interval(lift.value() - Z * lift.standardError(), lift.value() + Z * lift.standardError()));
    }
}
