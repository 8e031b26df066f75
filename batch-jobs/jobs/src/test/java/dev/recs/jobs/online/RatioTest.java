package dev.recs.jobs.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recs.jobs.online.Ratio.Interval;
import dev.recs.jobs.online.Ratio.TooFew;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RatioTest {

    private static final double TINY = 1e-9;

    /** Impressions and clicks. */
    private static final double[][] FOUR_USERS = {{2, 1}, {4, 1}, {6, 3}, {8, 3}};

    /**
     * On paper: R = 8/20 = 0.4; y − R x is 0.2, −0.6, 0.6, −0.2, squared and summed 0.8; x̄ = 5; Var = 0.8 / (4 · 3 · 25) = 0.8/300.
     * By the other form: s_yy = 4/3, s_xy = 8/3, s_xx = 20/3; (4/3 − 0.8 · 8/3 + 0.16 · 20/3) / (4 · 25) = 0.8/300.
     */
    @Test
    void fourUsersOnPaper() {
        Sums sums = Sums.of(FOUR_USERS, 1);
        assertThat(Ratio.standardError(0.4, sums.y, sums.x)).isCloseTo(Math.sqrt(0.8 / 300), within(TINY));
        assertThat(Ratio.of(sums.y, sums.x)).isEqualTo(new Ratio(0.4, new TooFew(4, 4)));
    }

    /** Ten of each: the squares sum to 8; √(8 / (40 · 39)) / 5 = 0.0143223; times 1.96 is 0.0280712. */
    @Test
    void fortyUsersOnPaper() {
        Sums sums = Sums.of(FOUR_USERS, 10);
        Interval interval = interval(Ratio.of(sums.y, sums.x));
        assertThat(interval.low()).isCloseTo(0.3719288, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.4280712, within(1e-6));
    }

    /** Ten users click on all ten, forty on none: 50 observations, not 500. */
    @Test
    void impressionsOfOneUserAreNotIndependent() {
        Sums sums = Sums.of(new double[][] {{10, 10}, {10, 0}, {10, 0}, {10, 0}, {10, 0}}, 10);
        assertThat(Ratio.standardError(0.2, sums.y, sums.x)).isCloseTo(Math.sqrt(0.2 * 0.8 / 49), within(TINY));
    }

    @Test
    void fewerThanThirtyUsersOrTenWhoActedHaveNoInterval() {
        Denominators thirty = Denominators.ones(30);
        assertThat(Ratio.of(new Numerators(9, 9, 9, 9), thirty).certainty()).isEqualTo(new TooFew(30, 9));
        assertThat(Ratio.of(new Numerators(10, 10, 10, 10), Denominators.ones(29))
                        .certainty())
                .isEqualTo(new TooFew(29, 10));
        assertThat(Ratio.of(new Numerators(10, 10, 10, 10), thirty).certainty()).isInstanceOf(Interval.class);
    }

    @Test
    void anIntervalDoesNotGoBelowNothing() {
        Numerators oneBuysMuch = new Numerators(10, 1_000 + 9, 1_000_000 + 9, 1_000 + 9);
        assertThat(interval(Ratio.of(oneBuysMuch, Denominators.ones(30))).low()).isZero();
    }

    @Test
    void nothingShownHasNoRatio() {
        assertThatThrownBy(() -> Ratio.of(Numerators.NONE, Denominators.NONE))
                .hasMessage("denominators add up to 0.0: expected above 0");
    }

    @Test
    void anotherUnitOfMoneyScalesTheInterval() {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 200; run++) {
            Sums pounds = new Sums();
            Sums pence = new Sums();
            for (int user = 0; user < 50; user++) {
                double x = random.nextInt(1, 20);
                double y = random.nextInt(0, 10_000) / 100.0;
                pounds.add(x, y);
                pence.add(x, 100 * y);
            }
            Ratio scaled = Ratio.of(pounds.y, pounds.x).times(100);
            Ratio direct = Ratio.of(pence.y, pence.x);
            assertThat(scaled.value()).isCloseTo(direct.value(), within(1e-6));
            assertThat(interval(scaled).low()).isCloseTo(interval(direct).low(), within(1e-6));
            assertThat(interval(scaled).high()).isCloseTo(interval(direct).high(), within(1e-6));
        }
    }

    /**
     * Users differ in how much they see (1 to 20) and how they click: with u uniform, p = 0.2 u + 0.2 / x, so that the true ratio is
     * (0.1 · 10.5 + 0.2) / 10.5. Taking each impression for an observation of its own says too much.
     */
    @Test
    void nineteenOfTwentyIntervalsHoldTheTruth() {
        double truth = (0.1 * 10.5 + 0.2) / 10.5;
        SplittableRandom random = new SplittableRandom(2018);
        int runs = 2_000;
        int held = 0;
        int heldNaively = 0;
        for (int run = 0; run < runs; run++) {
            Sums sums = sample(random, 200);
            Ratio ratio = Ratio.of(sums.y, sums.x);
            Interval interval = interval(ratio);
            held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
            double naive = 1.96 * Math.sqrt(ratio.value() * (1 - ratio.value()) / sums.x.sum());
            heldNaively += Math.abs(ratio.value() - truth) <= naive ? 1 : 0;
        }
        assertThat(held / (double) runs).isBetween(0.935, 0.965);
        assertThat(heldNaively / (double) runs).isLessThan(0.93);
    }

    private static Sums sample(SplittableRandom random, int users) {
        Sums sums = new Sums();
        for (int user = 0; user < users; user++) {
            int x = random.nextInt(1, 21);
            double p = 0.2 * random.nextDouble() + 0.2 / x;
            int y = 0;
            for (int impression = 0; impression < x; impression++) {
                y += random.nextDouble() < p ? 1 : 0;
            }
            sums.add(x, y);
        }
        return sums;
    }

    private static Interval interval(Ratio ratio) {
        assertThat(ratio.certainty()).isInstanceOf(Interval.class);
        return (Interval) ratio.certainty();
    }

    /** Of users, added one by one. */
    private static final class Sums {

        private Denominators x = Denominators.NONE;
        private Numerators y = Numerators.NONE;

        static Sums of(double[][] users, int times) {
            Sums sums = new Sums();
            for (int i = 0; i < times; i++) {
                for (double[] user : users) {
                    sums.add(user[0], user[1]);
                }
            }
            return sums;
        }

        void add(double impressions, double clicks) {
            x = x.plus(impressions);
            y = y.plus(clicks, impressions);
        }
    }
}
