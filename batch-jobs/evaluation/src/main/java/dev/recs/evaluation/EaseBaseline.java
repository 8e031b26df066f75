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

    private final Split split;
    private final Owned owned;
    private final int[] head;
    private final int[] places;
    private final float[] b;

    private EaseBaseline(Split split, Owned owned, int[] head, int[] places, float[] b) {
        this.split = split;
        this.owned = owned;
        this.head = head;
        this.places = places;
        this.b = b;
    }

    static Method train(Split split, Owned owned) {
        return solve(split, owned).method("EASE", Recency.none(owned));
    }

    static EaseBaseline solve(Split split, Owned owned) {
        Owned trained = new Owned(split.training());
        int[][] buyers = ItemKnn.buyers(trained, split.index().size());
        int[] head = head(buyers);
        int[] places = new int[buyers.length];
        Arrays.fill(places, -1);
        for (int i = 0; i < head.length; i++) {
            places[head[i]] = i;
        }
        return new EaseBaseline(split, owned, head, places, weights(trained, buyers, places, head));
    }

    /** @param recency x of each user */
    Method method(String name, Recency recency) {
        int n = head.length;
        return new ScoredMethod(name, split, (scores, user) -> {
            int[] products = owned.products(user);
            for (int i = 0; i < products.length; i++) {
                int row = places[products[i]];
                double weight = recency.weight(user, i);
                for (int j = 0; row >= 0 && j < n; j++) {
                    scores[head[j]] += weight * b[row * n + j]; // x · B
                }
            }
        });
    }

    /** B of the head, row by row. */
    private static float[] weights(Owned trained, int[][] buyers, int[] places, int[] head) {
        int n = head.length;
        float[] b = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int user : buyers[head[i]]) {
                for (int other : trained.products(user)) {
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
