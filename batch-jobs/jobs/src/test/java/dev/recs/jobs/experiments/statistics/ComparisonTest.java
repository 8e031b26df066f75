package dev.recs.jobs.experiments.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

    private static final double TINY = 1e-9;

    /** Impressions, clicks, purchases before. */
    private static final double[][] CONTROL = {{2, 1, 1}, {4, 1, 0}, {6, 3, 3}, {8, 3, 0}};

    private static final double[][] VARIANT = {{2, 1, 0}, {4, 3, 3}, {6, 3, 0}, {8, 5, 1}};

    /**
     * On paper: R = 8/20 and 12/20; y − R x is 0.2, −0.6, 0.6, −0.2 and −0.2, 0.6, −0.6, 0.2, the squares of each sum to 0.8; x̄ = 5; each
     * variance is 0.8 / (4 · 3 · 25) = V = 0.8/300. With one standard error 0.16 q² − 0.48 q + 0.36 is at most V (1 + q²).
     */
    @Test
    void differenceAndLiftOnPaper() {
        Comparison comparison = Comparison.plain(moments(CONTROL), moments(VARIANT));
        assertThat(comparison.difference().value()).isCloseTo(0.2, within(TINY));
        assertThat(comparison.difference().standardError()).isCloseTo(Math.sqrt(1.6 / 300), within(TINY));
        assertThat(comparison.lift()).isCloseTo(0.5, within(TINY));
        double v = 0.8 / 300;
        double half = Math.sqrt(0.48 * 0.48 - 4 * (0.16 - v) * (0.36 - v));
        assertThat(comparison.lift(1).low()).isCloseTo((0.48 - half) / 2 / (0.16 - v) - 1, within(TINY));
        assertThat(comparison.lift(1).high()).isCloseTo((0.48 + half) / 2 / (0.16 - v) - 1, within(TINY));
    }

    /** Whatever the users: one of both never says more than the other. */
    @Test
    void theIntervalOfTheLiftHoldsNothingJustIfThatOfTheDifferenceDoes() {
        SplittableRandom random = new SplittableRandom(19);
        int differ = 0;
        for (int run = 0; run < 500; run++) {
            Comparison comparison = Comparison.adjusted(users(random, 40, true), users(random, 60, true));
            double multiplier = random.nextDouble(0.1, 2.5);
            Interval lift = comparison.lift(multiplier);
            if (lift.isBounded()) {
                assertThat(lift.contains(0))
                        .isEqualTo(comparison.difference().interval(multiplier).contains(0));
                assertThat(lift.contains(comparison.lift())).isTrue();
                differ += lift.contains(0) ? 0 : 1;
            }
        }
        assertThat(differ).isBetween(50, 450);
        assertThat(Comparison.plain(acting(40, 1), acting(40, 10)).lift(3)).isEqualTo(Interval.UNBOUNDED);
    }

    /**
     * On paper: r = (y − R x)/5. In both Σ r z = 0.4, so Cov = 0.4/3; z̄ = 1 and Var z = 6/3 = 2; θ = 1/15. Var r = 0.8/75, of r − θ z it is
     * 0.8/75 − 2/15 · 0.4/3 + 2/225 = 0.4/225, a sixth of it.
     */
    @Test
    void purchasesFromBeforeNarrowTheIntervalOnPaper() {
        Estimate adjusted =
                Comparison.adjusted(moments(CONTROL), moments(VARIANT)).difference();
        assertThat(adjusted.value()).isCloseTo(0.2, within(TINY));
        assertThat(adjusted.standardError()).isCloseTo(Math.sqrt(2 * 0.4 / 225 / 4), within(TINY));
    }

    /** Each user of the variant has bought once more before: z̄ is 2 and 1, so θ · 1 of the difference was there before. */
    @Test
    void aDifferenceFromBeforeIsTakenOff() {
        double[][] richer = new double[VARIANT.length][];
        for (int i = 0; i < richer.length; i++) {
            richer[i] = new double[] {VARIANT[i][0], VARIANT[i][1], VARIANT[i][2] + 1};
        }
        Comparison comparison = Comparison.adjusted(moments(CONTROL), moments(richer));
        assertThat(comparison.difference().value()).isCloseTo(0.2 - 1.0 / 15, within(TINY));
    }

    /**
     * A large control in which orders from before say nothing, a small variant in which they say much. z is 0 or 2, so its variance is 1000/999
     * and 100/99; r is −1 or 1, in the variant z − 1. The variance of the difference is V/1000 and (1 − θ)² V/100 with θ² V/1000 for the control:
     * the smallest for θ = 10/11.
     */
    @Test
    void theVariantOfWhichLessIsKnownSaysMoreOfWhatToTakeOff() {
        Moments control = Moments.NONE;
        for (int user = 0; user < 1_000; user++) {
            control = control.plus(new PerUser(1, 1 + (user % 2 * 2 - 1), user / 2 % 2 * 2));
        }
        Moments variant = Moments.NONE;
        for (int user = 0; user < 100; user++) {
            variant = variant.plus(new PerUser(1, 1 + (user % 2 * 2 - 1), user % 2 * 2));
        }
        double theta = 10.0 / 11;
        double large = 1_000 / 999.0 / 1_000;
        double small = 100 / 99.0 / 100;
        assertThat(Comparison.adjusted(control, variant).difference().standardError())
                .isCloseTo(Math.sqrt(large * (1 + theta * theta) + small * (1 - theta) * (1 - theta)), within(1e-4))
                .isLessThan(Comparison.plain(control, variant).difference().standardError());
    }

    @Test
    void withoutPurchasesBeforeTheAdjustedFigureIsThePlainOne() {
        SplittableRandom random = new SplittableRandom(3);
        Moments control = users(random, 50, false);
        Moments variant = users(random, 50, false);
        assertThat(Comparison.adjusted(control, variant).difference())
                .isEqualTo(Comparison.plain(control, variant).difference());
    }

    /** Whatever the users: never wider by more than what θ costs, the same for parts added up, opposite if the variants change places. */
    @Test
    void propertiesOfAnyUsers() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 500; run++) {
            Moments first = users(random, 40, true);
            Moments second = users(random, 60, true);
            Estimate plain = Comparison.plain(first, second).difference();
            Estimate adjusted = Comparison.adjusted(first, second).difference();
            assertThat(adjusted.standardError()).isLessThanOrEqualTo(plain.standardError() * 1.02);
            Estimate opposite = Comparison.adjusted(second, first).difference();
            assertThat(opposite.value()).isCloseTo(-adjusted.value(), within(TINY));
            assertThat(opposite.standardError()).isCloseTo(adjusted.standardError(), within(TINY));
        }
    }

    @Test
    void partsOfAVariantAddUp() {
        SplittableRandom random = new SplittableRandom(5);
        Moments first = users(random, 40, true);
        Moments second = users(random, 60, true);
        Moments parts = first.plus(second);
        assertThat(parts.users()).isEqualTo(100);
        assertThat(parts.sums().y()).isEqualTo(first.sums().y() + second.sums().y());
        assertThat(parts.products().yz())
                .isEqualTo(first.products().yz() + second.products().yz());
    }

    @Test
    void fewUsersOrFewWhoActedAreNotEnough() {
        Moments enough = acting(30, 10);
        assertThat(Comparison.plain(enough, acting(30, 10)).isEnough()).isTrue();
        assertThat(Comparison.plain(enough, acting(29, 10)).isEnough()).isFalse();
        assertThat(Comparison.plain(acting(30, 9), enough).isEnough()).isFalse();
    }

    /** A single look, so 1.96: nineteen of twenty hold the truth, with and without what was before. */
    @Test
    void intervalsOfOneLookHoldTheTruth() {
        SplittableRandom random = new SplittableRandom(2013);
        int runs = 1_000;
        int plain = 0;
        int adjusted = 0;
        for (int run = 0; run < runs; run++) {
            Moments control = users(random, 300, true);
            Moments variant = users(random, 300, true);
            plain += holdsNothing(Comparison.plain(control, variant));
            adjusted += holdsNothing(Comparison.adjusted(control, variant));
        }
        assertThat(plain / (double) runs).isBetween(0.93, 0.97);
        assertThat(adjusted / (double) runs).isBetween(0.93, 0.97);
    }

    private static int holdsNothing(Comparison comparison) {
        return comparison.difference().interval(1.96).contains(0) ? 1 : 0;
    }

    private static Moments acting(int users, int acting) {
        Moments moments = Moments.NONE;
        for (int user = 0; user < users; user++) {
            moments = moments.plus(new PerUser(1, user < acting ? 1 : 0, 0));
        }
        return moments;
    }

    /** Who bought much before clicks much. */
    private static Moments users(SplittableRandom random, int users, boolean boughtBefore) {
        Moments moments = Moments.NONE;
        for (int user = 0; user < users; user++) {
            double taste = random.nextDouble();
            int x = random.nextInt(1, 21);
            int y = 0;
            int z = 0;
            for (int i = 0; i < x; i++) {
                y += random.nextDouble() < 0.3 * taste ? 1 : 0;
            }
            for (int i = 0; i < 10; i++) {
                z += random.nextDouble() < taste ? 1 : 0;
            }
            moments = moments.plus(new PerUser(x, y, boughtBefore ? z : 0));
        }
        return moments;
    }

    private static Moments moments(double[][] users) {
        List<Moments> each = new ArrayList<>();
        for (double[] user : users) {
            each.add(Moments.NONE.plus(new PerUser(user[0], user[1], user[2])));
        }
        return each.stream().reduce(Moments.NONE, Moments::plus);
    }
}
