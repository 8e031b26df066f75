package dev.recs.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * How good one list is for one truth: gain 1, discount log2(rank + 1), the ideal over min(k, size of the truth).
 *
 * @param ndcg in [0, 1]
 * @param recall hits by the size of the truth
 * @param hit 1 if there is any, else 0
 */
public record Metrics(double ndcg, double recall, double hit) {

    /** @param truth ascending, not empty */
    static Metrics of(int[] list, int[] truth, int k) {
        double gain = 0;
        int hits = 0;
        for (int rank = 0; rank < Math.min(k, list.length); rank++) {
            if (Arrays.binarySearch(truth, list[rank]) >= 0) {
                gain += discount(rank);
                hits++;
            }
        }
        double ideal = 0;
        for (int rank = 0; rank < Math.min(k, truth.length); rank++) {
            ideal += discount(rank);
        }
        return new Metrics(gain / ideal, (double) hits / truth.length, hits > 0 ? 1 : 0);
    }

    static Metrics mean(List<Metrics> all) {
        int count = Math.max(1, all.size());
        return new Metrics(
                all.stream().mapToDouble(Metrics::ndcg).sum() / count,
                all.stream().mapToDouble(Metrics::recall).sum() / count,
                all.stream().mapToDouble(Metrics::hit).sum() / count);
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 2);
    }
}
