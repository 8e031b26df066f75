package dev.recs.evaluation;

import dev.recs.neighbours.OpenBlas;
import dev.recs.neighbours.Strongest;
import java.util.Arrays;

/** EASE as published: binary purchases, λ = 300, no decay; solved exactly for the {@value #HEAD} products bought most. */
final class EaseBaseline {

    private static final int HEAD = 6_000;
    private static final float LAMBDA = 300;

    private EaseBaseline() {}

    static Method learn(Split split, Owned owned) {
        int[][] buyers = ItemKnn.buyers(owned, split.index().size());
        int[] head = head(buyers);
        int[] places = new int[buyers.length];
        Arrays.fill(places, -1);
        for (int i = 0; i < head.length; i++) {
            places[head[i]] = i;
        }
        float[] weights = weights(owned, buyers, places, head);
        int n = head.length;
        return new ScoredMethod("EASE", split, (scores, user) -> {
            for (int product : owned.products(user)) {
                int row = places[product];
                for (int j = 0; row >= 0 && j < n; j++) {
                    scores[head[j]] += weights[row * n + j];
                }
            }
        });
    }

    private static float[] weights(Owned owned, int[][] buyers, int[] places, int[] head) {
        int n = head.length;
        float[] matrix = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int user : buyers[head[i]]) {
                for (int other : owned.products(user)) {
                    if (places[other] >= 0) {
                        matrix[i * n + places[other]]++;
                    }
                }
            }
            matrix[i * n + i] += LAMBDA;
        }
        OpenBlas.invert(matrix, n);
        float[] diagonal = new float[n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = matrix[i * n + i];
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i * n + j] = i == j ? 0 : -matrix[i * n + j] / diagonal[j];
            }
        }
        return matrix;
    }

    private static int[] head(int[][] buyers) {
        Strongest strongest = new Strongest(Math.min(HEAD, buyers.length));
        for (int product = 0; product < buyers.length; product++) {
            if (buyers[product].length > 0) {
                strongest.offer(product, buyers[product].length);
            }
        }
        int[] head = strongest.drain();
        Arrays.sort(head);
        return head;
    }
}
