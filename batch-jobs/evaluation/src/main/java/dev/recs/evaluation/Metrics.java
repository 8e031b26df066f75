package dev.recs.evaluation;

import dev.recs.recommender.history.Ndcg;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good one list is for one truth.
 *
 * @param ndcg in [0, 1], see {@link Ndcg}
 * @param recall hits by the size of the truth
 * @param hit 1 if there is any, else 0
 */
public record Metrics(double ndcg, double recall, double hit) {

    /** @param truth ascending, not empty */
    static Metrics compute(int[] list, int[] truth, int k) {
        int places = Math.min(k, list.length);
        long hits = IntStream.range(0, places)
                .filter(rank -> isHit(truth, list[rank]))
                .count();
        return new Metrics(
                new Ndcg(k).compute(places, rank -> isHit(truth, list[rank]), truth.length),
                (double) hits / truth.length,
                hits > 0 ? 1 : 0);
    }

    private static boolean isHit(int[] truth, int product) {
        return Arrays.binarySearch(truth, product) >= 0;
    }

    static Metrics mean(List<Metrics> all) {
        int count = Math.max(1, all.size());
        return new Metrics(
                all.stream().mapToDouble(Metrics::ndcg).sum() / count,
                all.stream().mapToDouble(Metrics::recall).sum() / count,
                all.stream().mapToDouble(Metrics::hit).sum() / count);
    }
}
