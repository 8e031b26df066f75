package dev.recs.jobs.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.experiment.Metric;
import dev.recs.stores.totals.Quantity;
import dev.recs.stores.totals.QuantitySums;
import dev.recs.stores.totals.UserSums;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sentences, for each thing that can be the case. Users all see ten products; of the first ones each follows one. */
final class ConclusionTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Course LONG = course(16);

    /**
     * On paper: of a share p of n users who follow one, R has the relative variance (1 − p) / (n − 1) / p: 0.009009 and 0.004004, by the control's
     * 0.016016. After 16 of 14 days z = 3.0364, 1 − 0.009009 z² = 0.91694, z √(4 · 0.009009 + 0.016016 · 0.91694) = 0.68384; (2 ± 0.68384) / 0.91694.
     */
    @Test
    void aHigherVariantIsSaidWithItsInterval() {
        assertThat(of(LONG, variant("control", 1_000, 100), variant("fresh", 1_000, 200)))
                .containsExactly("fresh raises click-through by +100.0 % (+43.5 to +192.7 %).");
    }

    @Test
    void aLowerVariantIsSaidWithItsInterval() {
        assertThat(of(LONG, variant("control", 1_000, 200), variant("fresh", 1_000, 100)))
                .containsExactly("fresh lowers click-through by -50.0 % (-65.8 to -30.3 %).");
    }

    /** 0.5 by the standard error 0.1475 of the difference is 3.39, above z = 3.04; of the quotient, 0.1817, it would be 2.75. */
    @Test
    void theSentenceAndTheIntervalInItSayTheSame() {
        ExperimentReport report = report(LONG, List.of(variant("control", 1_000, 100), variant("fresh", 1_000, 150)));
        var measured = (MetricComparison.Measured) report.deciding().getFirst().effect();
        assertThat(measured.difference().interval().isAbove(0)).isTrue();
        assertThat(measured.lift().interval().isAbove(0)).isTrue();
        assertThat(Conclusion.of(report))
                .singleElement()
                .asString()
                .startsWith("fresh raises click-through by +50.0 % (+");
    }

    @Test
    void noDifferenceIsNotTakenForNone() {
        assertThat(of(LONG, variant("control", 1_000, 100), variant("fresh", 1_000, 110)))
                .singleElement()
                .asString()
                .startsWith("No difference can be told yet between fresh and the control in click-through: +10.0 % (");
    }

    @Test
    void beforeTwoWholeWeeksNothingIsDecided() {
        assertThat(of(course(13), variant("control", 1_000, 100), variant("fresh", 1_000, 200)))
                .singleElement()
                .asString()
                .endsWith("Decide on 2026-03-16 at the earliest, after two whole weeks.");
        assertThat(of(course(14), variant("control", 1_000, 100), variant("fresh", 1_000, 200)))
                .singleElement()
                .asString()
                .endsWith("%).");
    }

    @Test
    void aWeekThatHasBegunIsSaidToEnd() {
        List<VariantFigures> variants = List.of(variant("control", 1_000, 100), variant("fresh", 1_000, 200));
        assertThat(ReportText.notes(report(LONG, variants)).getFirst())
                .endsWith("16 whole days; two whole weeks are over, this one is whole on 2026-03-23");
        assertThat(ReportText.notes(report(course(21), variants)).getFirst())
                .endsWith("21 whole days; two whole weeks are over");
    }

    @Test
    void whatWasStoppedTooEarlyIsNoGround() {
        Course stopped = new Course(START, START.plus(Duration.ofDays(5)), START.plus(Duration.ofDays(40)));
        assertThat(of(stopped, variant("control", 1_000, 100), variant("fresh", 1_000, 200)))
                .singleElement()
                .asString()
                .endsWith("It ran for 5 whole days, less than two weeks: that is no ground for a decision.");
    }

    @Test
    void fewUsersSayNothing() {
        assertThat(of(LONG, variant("control", 25, 20), variant("fresh", 24, 9)))
                .containsExactly(
                        "Nothing can be said of fresh yet: 24 users and 9 who acted in the smaller variant, expected 30 and 10.");
    }

    @Test
    void anExperimentThatHasNotBegunSaysSo() {
        Course waiting = new Course(START, Instant.MAX, START.minusSeconds(1));
        assertThat(of(waiting, variant("control", 0, 0), variant("fresh", 0, 0)))
                .containsExactly("The experiment has not begun.");
    }

    /** Whatever the figures say. */
    @Test
    void sharesThatAreNotThosePlannedSilenceEverythingElse() {
        assertThat(of(LONG, variant("control", 1_000, 100), variant("fresh", 700, 300)))
                .containsExactly(
                        "The shares of users are not those that were planned, so the variants cannot be compared: find the cause before anything is read from the figures.");
    }

    @Test
    void aGuardThatFallsIsSaidWithTheWinner() {
        List<String> sentences = of(
                LONG,
                new VariantFigures("control", 0.5, sums(1_000, 100, 400)),
                new VariantFigures("fresh", 0.5, sums(1_000, 200, 100)));
        assertThat(sentences).hasSize(2);
        assertThat(sentences.getFirst()).startsWith("fresh raises click-through by");
        assertThat(sentences.getLast())
                .startsWith("fresh lowers orders of shown products per user by -75.0 % (")
                .endsWith("do not roll it out without a reason.");
    }

    /** Three variants take a third each; two comparisons share the 5 %. */
    @Test
    void moreVariantsHaveASentenceEachAndWiderIntervals() {
        VariantFigures control = new VariantFigures("control", 0.3, sums(1_000, 100, 0));
        ExperimentReport two = report(LONG, List.of(control, variant("b", 1_000, 150)));
        ExperimentReport three =
                report(LONG, List.of(control, variant("b", 1_000, 150, 0.3), variant("c", 1_000, 150, 0.3)));
        assertThat(Conclusion.of(three)).hasSize(2);
        assertThat(width(three)).isGreaterThan(1.05 * width(two));
    }

    /** Revenue in two currencies is compared twice, and once in one. */
    @Test
    void intervalsOfRevenueAreWiderTheMoreCurrenciesThereAre() {
        assertThat(revenueWidth("GBP", "EUR")).isGreaterThan(1.05 * revenueWidth("GBP"));
    }

    private static double revenueWidth(String... currencies) {
        return ExperimentReport.of(
                        new ExperimentReport.Head("weights", Metric.REVENUE_PER_USER, "running", LONG),
                        List.of(
                                new VariantFigures("control", 0.5, paying(currencies)),
                                new VariantFigures("fresh", 0.5, paying(currencies))),
                        0)
                .deciding()
                .stream()
                .filter(comparison -> comparison.metric().currency().equals("GBP"))
                .map(comparison -> (MetricComparison.Measured) comparison.effect())
                .mapToDouble(measured -> measured.lift().interval().high())
                .findFirst()
                .orElseThrow();
    }

    private static UserSums paying(String... currencies) {
        UserSums sums = sums(1_000, 100, 0);
        for (String currency : currencies) {
            sums = sums.plus(new UserSums(Map.of(Quantity.revenue(currency), each(100, 5))));
        }
        return sums;
    }

    private static double width(ExperimentReport report) {
        var measured = (MetricComparison.Measured) report.deciding().getFirst().effect();
        return measured.difference().interval().high()
                - measured.difference().interval().low();
    }

    private static List<String> of(Course course, VariantFigures control, VariantFigures variant) {
        return Conclusion.of(report(course, List.of(control, variant)));
    }

    private static ExperimentReport report(Course course, List<VariantFigures> variants) {
        return ExperimentReport.of(
                new ExperimentReport.Head("weights", Metric.CLICK_THROUGH, "running", course), variants, 0);
    }

    private static Course course(int days) {
        return new Course(START, Instant.MAX, START.plus(Duration.ofDays(days)));
    }

    private static VariantFigures variant(String name, int users, int clicking) {
        return variant(name, users, clicking, 0.5);
    }

    private static VariantFigures variant(String name, int users, int clicking, double share) {
        return new VariantFigures(name, share, sums(users, clicking, 0));
    }

    private static UserSums sums(int users, int clicking, int ordering) {
        return new UserSums(Map.of(
                Quantity.IMPRESSIONS, each(users, 10),
                Quantity.CLICKS, each(clicking, 1),
                Quantity.ORDERS, each(ordering, 1)));
    }

    /** So many users with so much each, who saw ten. */
    private static QuantitySums each(int users, int value) {
        return new QuantitySums(
                users,
                BigDecimal.valueOf((long) users * value),
                BigDecimal.valueOf((long) users * value * value),
                BigDecimal.valueOf((long) users * value * 10),
                BigDecimal.ZERO);
    }
}
