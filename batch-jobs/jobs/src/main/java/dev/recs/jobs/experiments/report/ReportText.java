package dev.recs.jobs.experiments.report;

import dev.recs.jobs.experiments.report.MetricComparison.Bounded;
import dev.recs.jobs.experiments.report.MetricComparison.Measured;
import dev.recs.jobs.experiments.report.MetricComparison.TooFew;
import dev.recs.jobs.experiments.statistics.SampleRatio;
import dev.recs.model.experiment.Metric;
import dev.recs.stores.events.OrderSettlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report for people. */
public final class ReportText {

    private static final double PERCENT = 100;
    private static final String FIGURES = "%-20s %8s %9s %12s %9s %8s %8s  %s";
    private static final String COMPARED = "%-46s %12s %12s  %-34s %s";

    private ReportText() {}

    public static List<String> of(ExperimentReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("experiment %s, %s; decided by %s"
                .formatted(
                        report.head().name(),
                        report.head().state(),
                        report.head().metric().wireName()));
        Conclusion.of(report).forEach(sentence -> lines.add("> " + sentence));
        lines.add("");
        lines.add(FIGURES.formatted(
                "variant", "planned", "users", "impressions", "clicks", "carts", "orders", "revenue"));
        report.variants().forEach(variant -> lines.add(figures(variant)));
        report.comparisons().stream()
                .map(MetricComparison::variant)
                .distinct()
                .forEach(variant -> compared(report, variant, lines));
        lines.add("");
        lines.addAll(notes(report));
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static String figures(VariantFigures variant) {
        return FIGURES.formatted(
                variant.name(),
                number("%.1f %%", PERCENT * variant.share()),
                variant.users(),
                variant.impressions(),
                variant.clicks(),
                variant.carts(),
                variant.orders(),
                revenue(variant));
    }

    static String revenue(VariantFigures variant) {
        if (variant.revenue().isEmpty()) {
            return variant.orders() == 0 ? "none" : "no prices";
        }
        return variant.revenue().entrySet().stream()
                .map(entry -> (entry.getKey() + " " + String.format(Locale.ROOT, "%.2f", entry.getValue())).strip())
                .collect(Collectors.joining("; "));
    }

    private static void compared(ExperimentReport report, String variant, List<String> lines) {
        lines.add("");
        lines.add(COMPARED.formatted("", report.variants().getFirst().name(), variant, "difference", "relative"));
        report.comparisons().stream()
                .filter(comparison -> comparison.variant().equals(variant))
                .forEach(comparison -> lines.add(compared(comparison)));
    }

    private static String compared(MetricComparison comparison) {
        double scale = scale(comparison);
        return COMPARED.formatted(
                name(comparison),
                number("%.4f", scale * comparison.values().control()),
                number("%.4f", scale * comparison.values().variant()),
                difference(comparison),
                lift(comparison));
    }

    /** With what is said of its unit and its part. */
    static String name(MetricComparison comparison) {
        return comparison.metric().title()
                + (comparison.metric().metric() == Metric.CLICK_THROUGH ? " %" : "")
                + (comparison.isGuard() ? " (guard)" : "");
    }

    static double scale(MetricComparison comparison) {
        return comparison.metric().metric() == Metric.CLICK_THROUGH ? PERCENT : 1;
    }

    static String difference(MetricComparison comparison) {
        return switch (comparison.effect()) {
            case Measured measured -> bounded("%+.4f", measured.difference(), scale(comparison), "");
            case TooFew _ -> "too few to say";
        };
    }

    static String lift(MetricComparison comparison) {
        return switch (comparison.effect()) {
            case Measured measured -> bounded("%+.1f", measured.lift(), PERCENT, " %");
            case TooFew _ -> "";
        };
    }

    private static String bounded(String form, Bounded bounded, double scale, String unit) {
        return "%s%s (%s to %s%s)"
                .formatted(
                        number(form, scale * bounded.value()),
                        unit,
                        number(form, scale * bounded.interval().low()),
                        number(form, scale * bounded.interval().high()),
                        unit);
    }

    /** What the figures are and are not. */
    static List<String> notes(ExperimentReport report) {
        List<String> notes = new ArrayList<>();
        Course course = report.head().course();
        notes.add("since %s (UTC), %d whole days; %s"
                .formatted(course.from().toString().replace("Z", ""), course.days(), weeks(course)));
        notes.add("shares of users: %s (logarithm of the Bayes factor %s, alarm from %s on)"
                .formatted(
                        report.sampleRatio().isAlarm() ? "NOT AS PLANNED" : "as planned",
                        number("%.2f", report.sampleRatio().bayesFactor()),
                        number("%.2f", -Math.log(SampleRatio.ALPHA))));
        notes.add(
                "in brackets intervals, those of one metric hold together, at every look, for every variant and currency, with 95 %");
        notes.add(
                report.isAdjusted()
                        ? "differences take orders of the 90 days before the start into account (CUPED), so they are not just those of the columns"
                        : "no user has an order from the 90 days before the start, so nothing was there to take into account (CUPED)");
        if (course.from().isBefore(course.now().minus(OrderSettlement.KEPT))) {
            notes.add("events are kept for %d days: what users did before is gone, and missing here"
                    .formatted(OrderSettlement.KEPT.toDays()));
        }
        if (report.sawAnother() > 0) {
            notes.add("%d users were shown another variant than their first, too; what they did there is in no figure"
                    .formatted(report.sawAnother()));
        }
        return notes;
    }

    private static String weeks(Course course) {
        if (!course.isLongEnough()) {
            return "at least %d are needed".formatted(Course.MIN_DAYS);
        }
        return course.isWholeWeek() || course.isOver()
                ? "two whole weeks are over"
                : "two whole weeks are over, this one is whole on %s".formatted(course.nextWholeWeek());
    }

    static String number(String form, double value) {
        return !Double.isFinite(value) ? "-" : String.format(Locale.ROOT, form, value);
    }
}
