package dev.recs.jobs.experiments.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SampleRatioTest {

    private static final List<Double> HALVES = List.of(50.0, 50.0);

    /** On paper: the first user tells nothing; the second in the same half was likelier by (51/101) / 0.5. */
    @Test
    void twoUsersOnPaper() {
        assertThat(SampleRatio.of(List.of(1L, 0L), HALVES).bayesFactor()).isCloseTo(0, within(1e-9));
        assertThat(SampleRatio.of(List.of(2L, 0L), HALVES).bayesFactor())
                .isCloseTo(Math.log(102.0 / 101), within(1e-9));
        assertThat(SampleRatio.of(List.of(1L, 1L), HALVES).bayesFactor())
                .isCloseTo(Math.log(100.0 / 101), within(1e-9));
    }

    /** The factor is the product of what each user in turn was likelier by, in whatever order they came. */
    @Test
    void theOrderOfUsersDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(9);
        List<Double> shares = List.of(20.0, 30.0, 50.0);
        for (int run = 0; run < 50; run++) {
            List<Integer> users = new ArrayList<>();
            for (int user = 0; user < 200; user++) {
                users.add(random.nextInt(3));
            }
            Collections.shuffle(users, new java.util.Random(run));
            long[] counts = new long[3];
            double logarithm = 0;
            for (int i = 0; i < users.size(); i++) {
                int variant = users.get(i);
                double share = shares.get(variant) / 100;
                logarithm += Math.log((100 * share + counts[variant]) / (100 + i) / share);
                counts[variant]++;
            }
            assertThat(SampleRatio.of(List.of(counts[0], counts[1], counts[2]), shares)
                            .bayesFactor())
                    .isCloseTo(logarithm, within(1e-8));
        }
    }

    /** 1,000 experiments, each looked at after every one of 2,000 users. */
    @Test
    void sharesAsPlannedAlarmRarely() {
        SplittableRandom random = new SplittableRandom(12);
        int alarms = 0;
        for (int run = 0; run < 1_000; run++) {
            long[] counts = new long[2];
            boolean isAlarm = false;
            for (int user = 0; user < 2_000; user++) {
                counts[random.nextInt(2)]++;
                isAlarm |= SampleRatio.of(List.of(counts[0], counts[1]), HALVES).isAlarm();
            }
            alarms += isAlarm ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(4);
    }

    @Test
    void logGammaAgreesWithFactorialsAndTheHalf() {
        assertThat(LogGamma.of(1)).isCloseTo(0, within(1e-11));
        assertThat(LogGamma.of(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-11));
        double factorial = 0;
        for (int n = 2; n <= 30; n++) {
            factorial += Math.log(n);
            assertThat(LogGamma.of(n + 1.0)).isCloseTo(factorial, within(1e-10));
        }
    }

    @Test
    void refusesCountsWithoutShares() {
        assertThatThrownBy(() -> SampleRatio.of(List.of(1L), HALVES))
                .hasMessage("1 counts and 2 shares: expected as many of both, and some");
    }
}
