package dev.recs.jobs.experiments.report;

import dev.recs.jobs.experiments.statistics.ConfidenceSequence;
import dev.recs.jobs.experiments.statistics.SampleRatio;
import dev.recs.model.experiment.Metric;
import dev.recs.stores.totals.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that is said of an experiment.
 *
 * @param variants in the order of the definition; the first is the control
 * @param sawAnother users who were shown another variant than their first one, too
 * @param comparisons of each variant but the first, the metric of the experiment first, then the guards
 */
public record ExperimentReport(
        Head head,
        List<VariantFigures> variants,
        long sawAnother,
        SampleRatio sampleRatio,
        List<MetricComparison> comparisons) {

    /** Of intervals, over all looks and variants together. */
    public static final double ALPHA = 0.05;

    public ExperimentReport {
        variants = List.copyOf(variants);
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Which experiment it is.
     *
     * @param state as {@code recs experiment list} says it
     */
    public record Head(String name, Metric metric, String state, Course course) {}

    static ExperimentReport of(Head head, List<VariantFigures> variants, long sawAnother) {
        return new ExperimentReport(
                head,
                variants,
                sawAnother,
                SampleRatio.of(
                        variants.stream().map(VariantFigures::users).toList(),
                        variants.stream().map(VariantFigures::share).toList()),
                head.course().hasBegun() ? compare(head, variants) : List.of());
    }

    private static List<MetricComparison> compare(Head head, List<VariantFigures> variants) {
        VariantFigures control = variants.getFirst();
        List<MetricComparison> comparisons = new ArrayList<>();
        List<ReportedMetric> metrics = metrics(head.metric(), variants);
        for (VariantFigures variant : variants.subList(1, variants.size())) {
            for (ReportedMetric metric : metrics) {
                var of = metric.moments(control.sums());
                var with = metric.moments(variant.sums());
                comparisons.add(new MetricComparison(
                        metric,
                        metric.metric() != head.metric(),
                        variant.name(),
                        new MetricComparison.Values(of.ratio(), with.ratio()),
                        MetricComparison.effect(
                                of,
                                with,
                                new ConfidenceSequence(ALPHA)
                                        .dividedBy(together(metric, metrics) * (variants.size() - 1))
                                        .multiplier(head.course().elapsed()))));
            }
        }
        return comparisons;
    }

    /** How many figures one metric has: revenue one for each currency, and any of them may be the one that is wrong. */
    private static int together(ReportedMetric of, List<ReportedMetric> metrics) {
        return (int) metrics.stream()
                .filter(metric -> metric.metric() == of.metric())
                .count();
    }

    /** That of the experiment first; revenue in each currency that somebody paid in. */
    private static List<ReportedMetric> metrics(Metric first, List<VariantFigures> variants) {
        TreeSet<String> currencies = new TreeSet<>();
        variants.forEach(variant -> currencies.addAll(variant.revenue().keySet()));
        List<Metric> order = new ArrayList<>(List.of(first));
        Arrays.stream(Metric.values()).filter(metric -> metric != first).forEach(order::add);
        return order.stream()
                .flatMap(metric -> metric == Metric.REVENUE_PER_USER
                        ? currencies.stream().map(currency -> new ReportedMetric(metric, currency))
                        : Stream.of(new ReportedMetric(metric, "")))
                .toList();
    }

    /** Whether orders from before the start narrow the intervals: somebody has some. */
    public boolean isAdjusted() {
        return variants.stream()
                .anyMatch(variant -> variant.sums().of(Quantity.ORDERS_BEFORE).acting() > 0);
    }

    /** By which it is decided, of each variant but the first. */
    public List<MetricComparison> deciding() {
        return comparisons.stream().filter(comparison -> !comparison.isGuard()).toList();
    }

    /** Guards that a variant lowers. */
    public List<MetricComparison> lowered() {
        return comparisons.stream()
                .filter(comparison -> comparison.isGuard() && comparison.isLower())
                .toList();
    }
}
