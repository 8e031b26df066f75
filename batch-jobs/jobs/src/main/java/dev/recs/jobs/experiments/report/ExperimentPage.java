package dev.recs.jobs.experiments.report;

import dev.recs.jobs.experiments.report.MetricComparison.Bounded;
import dev.recs.jobs.experiments.report.MetricComparison.Measured;
import dev.recs.jobs.experiments.report.MetricComparison.TooFew;
import dev.recs.jobs.page.HtmlPage;
import dev.recs.jobs.page.IntervalPlot;
import dev.recs.jobs.page.IntervalPlot.Mark;
import dev.recs.jobs.page.IntervalPlot.Tone;
import java.util.List;
import java.util.stream.Stream;

/** The report as one HTML page. */
public final class ExperimentPage {

    private static final double PERCENT = 100;

    private ExperimentPage() {}

    public static String render(ExperimentReport report) {
        HtmlPage page = new HtmlPage("Experiment " + report.head().name())
                .soft("%s, decided by %s; %d whole days"
                        .formatted(
                                report.head().state(),
                                report.head().metric().wireName(),
                                report.head().course().days()))
                .said(Conclusion.of(report));
        report.comparisons().stream()
                .map(MetricComparison::variant)
                .distinct()
                .forEach(variant -> compare(report, variant, page));
        page.heading("What the variants came to")
                .table(
                        List.of(
                                "variant",
                                "planned share",
                                "users",
                                "impressions",
                                "clicks",
                                "carts",
                                "orders",
                                "revenue"),
                        report.variants().stream().map(ExperimentPage::figures).toList());
        return page.heading("About these figures")
                .list(ReportText.notes(report))
                .end();
    }

    private static void compare(ExperimentReport report, String variant, HtmlPage page) {
        List<MetricComparison> comparisons = report.comparisons().stream()
                .filter(comparison -> comparison.variant().equals(variant))
                .toList();
        String control = report.variants().getFirst().name();
        page.heading("%s beside %s".formatted(variant, control))
                .plot(new IntervalPlot(
                        "Relative differences with their intervals",
                        comparisons.stream().flatMap(ExperimentPage::mark).toList(),
                        " %"))
                .table(
                        List.of("", control, variant, "difference", "relative"),
                        comparisons.stream().map(ExperimentPage::row).toList());
    }

    private static Stream<Mark> mark(MetricComparison comparison) {
        return switch (comparison.effect()) {
            case Measured measured
            when measured.lift().interval().isBounded() -> {
                Bounded lift = measured.lift();
                yield Stream.of(new Mark(
                        comparison.metric().title() + (comparison.isGuard() ? " (guard)" : ""),
                        PERCENT * lift.value(),
                        PERCENT * lift.interval().low(),
                        PERCENT * lift.interval().high(),
                        ReportText.lift(comparison),
                        tone(comparison)));
            }
            case Measured _, TooFew _ -> Stream.empty();
        };
    }

    private static Tone tone(MetricComparison comparison) {
        if (comparison.isLower()) {
            return Tone.BAD;
        }
        return comparison.isHigher() ? Tone.GOOD : Tone.PLAIN;
    }

    private static List<String> row(MetricComparison comparison) {
        double scale = ReportText.scale(comparison);
        return List.of(
                ReportText.name(comparison),
                ReportText.number("%.4f", scale * comparison.values().control()),
                ReportText.number("%.4f", scale * comparison.values().variant()),
                ReportText.difference(comparison),
                ReportText.lift(comparison));
    }

    private static List<String> figures(VariantFigures variant) {
        return List.of(
                variant.name(),
                ReportText.number("%.1f %%", PERCENT * variant.share()),
                "%,d".formatted(variant.users()),
                "%,d".formatted(variant.impressions()),
                "%,d".formatted(variant.clicks()),
                "%,d".formatted(variant.carts()),
                "%,d".formatted(variant.orders()),
                ReportText.revenue(variant));
    }
}
