package dev.recs.jobs.experiments.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ConfidenceSequenceTest {

    private static final ConfidenceSequence FIVE_PERCENT = new ConfidenceSequence(0.05);

    /**
     * On paper: −2 log 0.05 = 5.991465, so k = 8.211968 solves k = log(1 + k) + 5.991465, and z(1)² = 1 + k. Half way ρ²t = 4.105984: 1.243547
     * · (log 5.105984 + 5.991465) = 1.243547 · 7.621878 = 9.478165.
     */
    @Test
    void twoTimesOnPaper() {
        assertThat(FIVE_PERCENT.multiplier(1)).isCloseTo(Math.sqrt(9.211968), within(1e-6));
        assertThat(FIVE_PERCENT.multiplier(0.5)).isCloseTo(Math.sqrt(9.478165), within(1e-6));
    }

    @Test
    void narrowestAtThePlannedTimeForAnyAlpha() {
        SplittableRandom random = new SplittableRandom(1);
        for (int run = 0; run < 200; run++) {
            ConfidenceSequence sequence = new ConfidenceSequence(random.nextDouble(0.0001, 0.5));
            double narrowest = sequence.multiplier(1);
            double time = random.nextDouble(0.001, 100);
            assertThat(sequence.multiplier(time)).isGreaterThanOrEqualTo(narrowest - 1e-9);
            assertThat(sequence.dividedBy(3).multiplier(time)).isGreaterThan(sequence.multiplier(time));
        }
    }

    @Test
    void refusesAnAlphaOrATimeThatIsNone() {
        assertThatThrownBy(() -> new ConfidenceSequence(0)).hasMessage("alpha is 0.0: expected above 0, below 1");
        assertThatThrownBy(() -> new ConfidenceSequence(Double.NaN))
                .hasMessage("alpha is NaN: expected above 0, below 1");
        assertThatThrownBy(() -> FIVE_PERCENT.multiplier(0)).hasMessage("time is 0.0: expected above 0");
    }

    /** A random walk without drift, looked at after each of 3,000 steps from a hundredth of the plan on: outside at some time in 5 % at most. */
    @Test
    void aWalkWithoutDriftIsOutsideRarely() {
        SplittableRandom random = new SplittableRandom(2024);
        int walks = 2_000;
        int outside = 0;
        int outsideOneLook = 0;
        double[] multipliers = new double[3_001];
        for (int step = 10; step <= 3_000; step++) {
            multipliers[step] = FIVE_PERCENT.multiplier(step / 1_000.0);
        }
        for (int walk = 0; walk < walks; walk++) {
            double sum = 0;
            boolean isOutside = false;
            boolean isOutsideOneLook = false;
            for (int step = 1; step <= 3_000; step++) {
                sum += random.nextGaussian();
                double z = Math.abs(sum) / Math.sqrt(step);
                isOutside |= step >= 10 && z > multipliers[step];
                isOutsideOneLook |= step >= 10 && z > 1.96;
            }
            outside += isOutside ? 1 : 0;
            outsideOneLook += isOutsideOneLook ? 1 : 0;
        }
        assertThat(outside / (double) walks).isBetween(0.01, 0.05);
        assertThat(outsideOneLook / (double) walks).isGreaterThan(0.4);
    }
}
