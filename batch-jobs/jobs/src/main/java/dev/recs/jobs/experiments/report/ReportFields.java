package dev.recs.jobs.experiments.report;

import dev.recs.jobs.experiments.report.MetricComparison.Bounded;
import dev.recs.jobs.experiments.report.MetricComparison.Measured;
import dev.recs.jobs.experiments.report.MetricComparison.TooFew;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report as fields of JSON; ratios are fractions. */
public final class ReportFields {

    private ReportFields() {}

    public static Map<String, @Nullable Object> of(ExperimentReport report) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Course course = report.head().course();
        fields.put("experiment", report.head().name());
        fields.put("state", report.head().state());
        fields.put("metric", report.head().metric().wireName());
        fields.put("from", course.from().toString());
        fields.put("days", course.days());
        fields.put("minimumReached", course.isLongEnough());
        fields.put("conclusion", Conclusion.of(report));
        fields.put("sharesAsPlanned", !report.sampleRatio().isAlarm());
        fields.put("logBayesFactor", report.sampleRatio().bayesFactor());
        fields.put("adjustedByOrdersBefore", report.isAdjusted());
        fields.put("usersOfTwoVariants", report.sawAnother());
        fields.put(
                "variants", report.variants().stream().map(ReportFields::fields).toList());
        fields.put(
                "comparisons",
                report.comparisons().stream().map(ReportFields::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(VariantFigures variant) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", variant.name());
        fields.put("share", variant.share());
        fields.put("users", variant.users());
        fields.put("impressions", variant.impressions());
        fields.put("clicks", variant.clicks());
        fields.put("carts", variant.carts());
        fields.put("orders", variant.orders());
        fields.put("revenue", variant.revenue());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(MetricComparison comparison) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("variant", comparison.variant());
        fields.put("metric", comparison.metric().metric().wireName());
        fields.put("currency", comparison.metric().currency());
        fields.put("guard", comparison.isGuard());
        fields.put("controlValue", finite(comparison.values().control()));
        fields.put("variantValue", finite(comparison.values().variant()));
        switch (comparison.effect()) {
            case Measured measured -> {
                fields.put("difference", fields(measured.difference()));
                fields.put("lift", fields(measured.lift()));
            }
            case TooFew few -> {
                fields.put("tooFewUsers", few.users());
                fields.put("tooFewActing", few.acting());
            }
        }
        return fields;
    }

    private static Map<String, @Nullable Object> fields(Bounded bounded) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("value", finite(bounded.value()));
        fields.put("low", finite(bounded.interval().low()));
        fields.put("high", finite(bounded.interval().high()));
        return fields;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
