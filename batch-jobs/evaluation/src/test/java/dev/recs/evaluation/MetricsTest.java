package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MetricsTest {

    /** Of the truth 4 and 7 the list has 7 at rank 2: 0.63093 of 1.63093, one of two, and a hit. */
    @Test
    void theMetricsOfAListAreThoseOnPaper() {
        Metrics metrics = Metrics.compute(new int[] {1, 7, 9}, new int[] {4, 7}, 10);

        assertThat(metrics.ndcg()).isCloseTo(0.63093 / 1.63093, within(1e-5));
        assertThat(metrics.recall()).isEqualTo(0.5);
        assertThat(metrics.hit()).isEqualTo(1);
    }

    @Test
    void aHitBeyondKIsNone() {
        assertThat(Metrics.compute(new int[] {1, 2, 7}, new int[] {7}, 2)).isEqualTo(new Metrics(0, 0, 0));
    }

    @Test
    void theMeanIsThatOfEachMetric() {
        Metrics mean = Metrics.mean(List.of(new Metrics(1, 0.5, 1), new Metrics(0.5, 0, 0)));

        assertThat(mean).isEqualTo(new Metrics(0.75, 0.25, 0.5));
        assertThat(Metrics.mean(List.of())).isEqualTo(new Metrics(0, 0, 0));
    }
}
