package dev.recs.recommender.history;

import java.util.function.IntPredicate;

/**
 * Normalised discounted cumulative gain of the first {@code k} places of a list, with gains of 0 and 1.
 *
 * <p>{@code NDCG = DCG / IDCG} with {@code DCG = Σ gain(rank) / log(rank + 1)} over ranks from 1 to k; IDCG is the DCG of a list that has
 * all relevant products first. The base of the logarithm cancels out. Immutable.
 *
 * <p>Järvelin, Kekäläinen: Cumulated gain-based evaluation of IR techniques (2002), with the discount from the first rank on.
 */
public final class Ndcg {

    private final double[] discounts;
    private final double[] ideals;

    /** @param k places that count, at least 1 */
    public Ndcg(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k %d: expected at least 1 place of the list".formatted(k));
        }
        this.discounts = new double[k];
        this.ideals = new double[k];
        double ideal = 0;
        for (int place = 0; place < k; place++) {
            discounts[place] = 1 / Math.log(place + 2);
            ideal += discounts[place];
            ideals[place] = ideal;
        }
    }

    /**
     * @param length of the list; places beyond k do not count
     * @param isRelevant by place in the list, from 0
     * @param relevant how many products are relevant, in the list or not; at least 1
     * @return in [0, 1]
     */
    public double compute(int length, IntPredicate isRelevant, int relevant) {
        double gain = 0;
        for (int place = 0; place < Math.min(discounts.length, length); place++) {
            gain += isRelevant.test(place) ? discounts[place] : 0;
        }
        return gain / ideals[Math.min(ideals.length, relevant) - 1];
    }
}
