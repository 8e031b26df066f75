package dev.recs.jobs.experiments.statistics;

import static dev.recs.jobs.experiments.statistics.SimulatedExperiment.CLICK_THROUGH;
import static dev.recs.jobs.experiments.statistics.SimulatedExperiment.CONVERSION;
import static dev.recs.jobs.experiments.statistics.SimulatedExperiment.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.LongRunning;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the statistics say about experiments whose truth is known, looked at every day. Figures: docs/log/experiments.md. */
@LongRunning
final class SimulatedExperimentsTest {

    private static final int DAYS = 30;
    private static final double PLANNED_DAYS = 14;
    private static final List<Double> HALVES = List.of(1.0, 1.0);
    private static final ConfidenceSequence SEQUENCE = new ConfidenceSequence(0.05);
    private static final SimulatedShop NO_EFFECT = new SimulatedShop(1);

    /** Two variants that are the same: told to differ on any of 30 days. Looking so with intervals of one look fails many times as often. */
    @Test
    void thousandExperimentsWithoutADifference() {
        int runs = 1_000;
        Counts counts = new Counts();
        for (int run = 0; run < runs; run++) {
            SimulatedExperiment experiment = new SimulatedExperiment(NO_EFFECT, 800, 0.5, 17_000 + run);
            counts.add(daily(experiment));
        }
        print("without a difference, %d runs: %s".formatted(runs, counts));
        assertThat(counts.plain / (double) runs).isBetween(0.01, 0.065);
        assertThat(counts.adjusted / (double) runs).isBetween(0.01, 0.065);
        assertThat(counts.conversion / (double) runs).isLessThan(0.065);
        assertThat(counts.revenue / (double) runs).isLessThan(0.065);
        assertThat(counts.oneLook / (double) runs).isGreaterThan(0.12);
    }

    /** 5 % more clicks by impression. */
    @Test
    void aPlantedEffectBesideATestOfFixedLength() {
        int runs = 150;
        SimulatedShop shop = new SimulatedShop(1.05);
        int fixed = 0;
        int sequential = 0;
        int sequentialAdjusted = 0;
        double narrower = 0;
        for (int run = 0; run < runs; run++) {
            SimulatedExperiment experiment = new SimulatedExperiment(shop, 24_000, 0.5, 5_000 + run);
            Found found = lookDaily(experiment);
            Estimate plain = experiment.plain(CLICK_THROUGH).difference();
            fixed += plain.interval(Estimate.ONE_LOOK).isAbove(0) ? 1 : 0;
            sequential += found.plain ? 1 : 0;
            sequentialAdjusted += found.adjusted ? 1 : 0;
            narrower += experiment.adjusted(CLICK_THROUGH).difference().standardError() / plain.standardError();
        }
        print("planted, %d runs: fixed %d, daily %d, daily with purchases before %d, width %.3f"
                .formatted(runs, fixed, sequential, sequentialAdjusted, narrower / runs));
        assertThat(fixed / (double) runs).isBetween(0.7, 0.95);
        assertThat(sequential / (double) runs).isGreaterThan(0.4);
        assertThat(sequentialAdjusted).isGreaterThan(sequential);
        assertThat(narrower / runs).isLessThan(0.95);
    }

    /** Half and half was planned; the variant gets 42 of 100. 10,000 users, of whom some 2,200 come on the first day. */
    @Test
    void aBrokenAssignmentIsAlarmedWithinADay() {
        int runs = 200;
        int alarmed = 0;
        int alarmedWithoutReason = 0;
        for (int run = 0; run < runs; run++) {
            alarmed += isAlarmedOnTheFirstDay(0.42, run);
            alarmedWithoutReason += isAlarmedOnTheFirstDay(0.5, run);
        }
        print("broken assignment, %d runs: %d alarmed on the first day, %d of sound ones"
                .formatted(runs, alarmed, alarmedWithoutReason));
        assertThat(alarmed / (double) runs).isGreaterThan(0.95);
        assertThat(alarmedWithoutReason).isLessThanOrEqualTo(1);
    }

    private static int isAlarmedOnTheFirstDay(double share, int run) {
        SimulatedExperiment experiment = new SimulatedExperiment(NO_EFFECT, 10_000, share, 99_000 + run);
        experiment.nextDay();
        return SampleRatio.of(experiment.entered(), HALVES).isAlarm() ? 1 : 0;
    }

    private static Counts daily(SimulatedExperiment experiment) {
        Counts counts = new Counts();
        for (int day = 1; day <= DAYS; day++) {
            experiment.nextDay();
            double multiplier = SEQUENCE.multiplier(day / PLANNED_DAYS);
            Comparison plain = experiment.plain(CLICK_THROUGH);
            counts.plain |= differs(plain, multiplier);
            counts.oneLook |= differs(plain, Estimate.ONE_LOOK);
            counts.adjusted |= differs(experiment.adjusted(CLICK_THROUGH), multiplier);
            counts.conversion |= differs(experiment.plain(CONVERSION), multiplier);
            counts.revenue |= differs(experiment.plain(REVENUE), multiplier);
        }
        return counts;
    }

    private static int differs(Comparison comparison, double multiplier) {
        return comparison.isEnough()
                        && !comparison.difference().interval(multiplier).contains(0)
                ? 1
                : 0;
    }

    private static Found lookDaily(SimulatedExperiment experiment) {
        boolean plain = false;
        boolean adjusted = false;
        for (int day = 1; day <= DAYS; day++) {
            experiment.nextDay();
            if (day >= PLANNED_DAYS) {
                double multiplier = SEQUENCE.multiplier(day / PLANNED_DAYS);
                plain |= isBetter(experiment.plain(CLICK_THROUGH), multiplier);
                adjusted |= isBetter(experiment.adjusted(CLICK_THROUGH), multiplier);
            }
        }
        return new Found(plain, adjusted);
    }

    private static boolean isBetter(Comparison comparison, double multiplier) {
        return comparison.difference().interval(multiplier).isAbove(0);
    }

    private static void print(String line) {
        System.out.println(line);
    }

    /** Whether a difference was told. */
    private record Found(boolean plain, boolean adjusted) {}

    /** Experiments in which a difference was told on some day. */
    private static final class Counts {

        private int plain;
        private int adjusted;
        private int conversion;
        private int revenue;
        private int oneLook;

        void add(Counts other) {
            plain += other.plain;
            adjusted += other.adjusted;
            conversion += other.conversion;
            revenue += other.revenue;
            oneLook += other.oneLook;
        }

        @Override
        public String toString() {
            return "click-through %d, with purchases before %d, conversion %d, revenue %d, with intervals of one look %d"
                    .formatted(plain, adjusted, conversion, revenue, oneLook);
        }
    }
}
