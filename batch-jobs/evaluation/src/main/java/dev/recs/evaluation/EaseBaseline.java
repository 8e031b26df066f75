package dev.recs.evaluation;

import dev.recs.recommender.model.TopK;
import dev.recs.recommender.model.training.Ease;
import java.util.Arrays;

/**
 * EASE as published: X is 1 where a user bought a product, λ = 300, no decay; see {@link Ease}.
 *
 * <p>Solved for the {@value #HEAD} products bought most; the rest has no score.
 */
final class EaseBaseline {

    private static final int HEAD = 6_000;
    private static final float LAMBDA = 300;

    private EaseBaseline() {}

    static Method train(Split split, Owned owned) {
        int[][] buyers = ItemKnn.buyers(owned, split.index().size());
        int[] head = head(buyers);
        int[] places = new int[buyers.length];
        Arrays.fill(places, -1);
        for (int i = 0; i < head.length; i++) {
            places[head[i]] = i;
        }
        float[] b = weights(owned, buyers, places, head);
        int n = head.length;
        return new ScoredMethod("EASE", split, (scores, user) -> {
            for (int product : owned.products(user)) {
                int row = places[product];
                for (int j = 0; row >= 0 && j < n; j++) {
                    scores[head[j]] += b[row * n + j]; // x · B
                }
            }
        });
    }

    /** B of the head, row by row. */
    private static float[] weights(Owned owned, int[][] buyers, int[] places, int[] head) {
        int n = head.length;
        float[] b = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int user : buyers[head[i]]) {
                for (int other : owned.products(user)) {
                    if (places[other] >= 0) {
                        b[i * n + places[other]]++; // G = XᵀX
                    }
                }
            }
        }
        Ease.solve(b, n, LAMBDA);
        return b;
    }

    private static int[] head(int[][] buyers) {
        TopK topK = new TopK(Math.min(HEAD, buyers.length));
        for (int product = 0; product < buyers.length; product++) {
            if (buyers[product].length > 0) {
                topK.offer(product, buyers[product].length);
            }
        }
        int[] head = topK.drain();
        Arrays.sort(head);
        return head;
    }
}
