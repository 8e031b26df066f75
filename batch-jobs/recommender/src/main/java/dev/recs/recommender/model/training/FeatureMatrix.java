package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Ndcg;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import java.util.Arrays;

/**
 * The products that could be on one user's list, with the value of each feature and whether they were bought.
 *
 * @param amounts by product and feature
 * @param hits whether the product is in the truth
 * @param truth size of the truth, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FeatureMatrix(float[][] amounts, boolean[] hits, int truth) {

    private static final int K = 10;
    private static final Ndcg NDCG = new Ndcg(K);

    static FeatureMatrix build(Int2ObjectMap<float[]> amounts, int[] truth) {
        int[] products = amounts.keySet().toIntArray();
        Arrays.sort(products);
        float[][] rows = new float[products.length][];
        boolean[] hits = new boolean[products.length];
        for (int i = 0; i < products.length; i++) {
            rows[i] = amounts.get(products[i]);
            hits[i] = Arrays.binarySearch(truth, products[i]) >= 0;
        }
        return new FeatureMatrix(rows, hits, truth.length);
    }

    /**
     * NDCG@10 of the list that these feature weights make: largest score first, ties by number. Counts what is before each hit, since a
     * user has few of them; no list is made.
     */
    double ndcg(double[] weights) {
        double[] scores = new double[amounts.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(amounts[i], weights);
        }
        boolean[] relevant = new boolean[K];
        for (int i = 0; i < scores.length; i++) {
            int place = hits[i] ? place(scores, i) : K;
            if (place < K) {
                relevant[place] = true;
            }
        }
        return NDCG.compute(K, place -> relevant[place], truth);
    }

    private static int place(double[] scores, int product) {
        double score = scores[product];
        int before = 0;
        for (int i = 0; i < product; i++) {
            before += scores[i] >= score ? 1 : 0;
        }
        for (int i = product + 1; i < scores.length; i++) {
            before += scores[i] > score ? 1 : 0;
        }
        return before;
    }

    static double score(float[] amounts, double[] weights) {
        double score = 0;
        for (int i = 0; i < weights.length; i++) {
            score += weights[i] * amounts[i];
        }
        return score;
    }
}
