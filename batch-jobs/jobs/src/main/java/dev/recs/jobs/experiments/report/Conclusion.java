package dev.recs.jobs.experiments.report;

import dev.recs.jobs.experiments.report.MetricComparison.Measured;
import dev.recs.jobs.experiments.report.MetricComparison.TooFew;
import dev.recs.jobs.experiments.statistics.Comparison;
import dev.recs.jobs.experiments.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be said now, in plain sentences. */
public final class Conclusion {

    private static final double PERCENT = 100;

    private Conclusion() {}

    /** One sentence for each variant but the first; one alone if nothing may be said of any. */
    public static List<String> of(ExperimentReport report) {
        Course course = report.head().course();
        if (!course.hasBegun()) {
            return List.of("The experiment has not begun.");
        }
        if (report.sampleRatio().isAlarm()) {
            return List.of(
                    "The shares of users are not those that were planned, so the variants cannot be compared: find the cause before anything is"
                            + " read from the figures.");
        }
        List<String> sentences = new ArrayList<>();
        report.deciding().forEach(comparison -> sentences.add(sentence(comparison, course)));
        report.lowered()
                .forEach(guard -> sentences.add("%s lowers %s by %s: do not roll it out without a reason."
                        .formatted(guard.variant(), guard.metric().title(), lift(guard))));
        if (sentences.isEmpty()) {
            sentences.add("No revenue was seen yet, by which the experiment is decided.");
        }
        return sentences;
    }

    private static String sentence(MetricComparison comparison, Course course) {
        String said = switch (comparison.effect()) {
            case TooFew few -> few(comparison, few);
            case Measured _ -> measured(comparison);
        };
        return comparison.effect() instanceof TooFew || course.isLongEnough() ? said : said + " " + tooEarly(course);
    }

    private static String tooEarly(Course course) {
        return course.isOver()
                ? "It ran for %d whole days, less than two weeks: that is no ground for a decision."
                        .formatted(course.days())
                : "Decide on %s at the earliest, after two whole weeks.".formatted(course.nextWholeWeek());
    }

    private static String few(MetricComparison comparison, TooFew few) {
        return "Nothing can be said of %s yet: %d users and %d who acted in the smaller variant, expected %d and %d."
                .formatted(
                        comparison.variant(),
                        few.users(),
                        few.acting(),
                        Comparison.MIN_USERS,
                        Comparison.MIN_ACTING_USERS);
    }

    private static String measured(MetricComparison comparison) {
        String title = comparison.metric().title();
        if (comparison.isHigher()) {
            return "%s raises %s by %s.".formatted(comparison.variant(), title, lift(comparison));
        }
        if (comparison.isLower()) {
            return "%s lowers %s by %s.".formatted(comparison.variant(), title, lift(comparison));
        }
        return "No difference can be told yet between %s and the control in %s: %s."
                .formatted(comparison.variant(), title, lift(comparison));
    }

    /** As {@code +3.1 % (-0.4 to +6.6 %)}. */
    private static String lift(MetricComparison comparison) {
        if (!(comparison.effect() instanceof Measured measured)) {
            return "";
        }
        Interval interval = measured.lift().interval();
        if (!interval.isBounded()) {
            return "so few in the control that no bounds can be told";
        }
        return String.format(
                Locale.ROOT,
                "%+.1f %% (%+.1f to %+.1f %%)",
                PERCENT * measured.lift().value(),
                PERCENT * interval.low(),
                PERCENT * interval.high());
    }
}
