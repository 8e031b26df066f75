package dev.recs.evaluation;

import dev.recs.neighbours.Strongest;
import java.util.Arrays;

/** Item-kNN: cosine of the buyers of two products, the 100 nearest of each. */
final class ItemKnn {

    private static final int K = 100;

    private ItemKnn() {}

    static Method learn(Split split, Owned owned) {
        int products = split.index().size();
        int[][] buyers = buyers(owned, products);
        int[][] near = new int[products][];
        float[][] cosines = new float[products][];
        double[] sums = new double[products];
        for (int product = 0; product < products; product++) {
            Arrays.fill(sums, 0);
            for (int user : buyers[product]) {
                for (int other : owned.products(user)) {
                    sums[other]++;
                }
            }
            sums[product] = 0;
            for (int other = 0; other < products; other++) {
                sums[other] /= Math.sqrt(Math.max(1, (double) buyers[product].length * buyers[other].length));
            }
            near[product] = Strongest.of(sums, K);
            cosines[product] = new float[near[product].length];
            for (int i = 0; i < near[product].length; i++) {
                cosines[product][i] = (float) sums[near[product][i]];
            }
        }
        return new ScoredMethod("item-kNN", split, (scores, user) -> {
            for (int product : owned.products(user)) {
                for (int i = 0; i < near[product].length; i++) {
                    scores[near[product][i]] += cosines[product][i];
                }
            }
        });
    }

    static int[][] buyers(Owned owned, int products) {
        int[] counts = new int[products];
        for (int user = 0; user < owned.users(); user++) {
            for (int product : owned.products(user)) {
                counts[product]++;
            }
        }
        int[][] buyers = new int[products][];
        for (int product = 0; product < products; product++) {
            buyers[product] = new int[counts[product]];
        }
        int[] next = new int[products];
        for (int user = 0; user < owned.users(); user++) {
            for (int product : owned.products(user)) {
                buyers[product][next[product]++] = user;
            }
        }
        return buyers;
    }
}
