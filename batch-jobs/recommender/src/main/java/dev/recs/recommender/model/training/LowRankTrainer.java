package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Passes;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistories;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.OpenBlas;
import dev.recs.recommender.model.SparseVector;
import dev.recs.recommender.model.TopK;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Trains the low-rank part: what a product says about another by the few tastes that explain most of who bought what.
 *
 * <p>X has a row for each user, with 1 for each product bought; d is the number of buyers of each product, {@code D = diag(d)}. With the k
 * eigenvectors V of the largest eigenvalues of the normalised Gram matrix
 *
 * <pre>{@code
 * A = D^(-1/2) XᵀX D^(-1/2)
 * W = n/k · D^(-1/2) V Vᵀ D^(1/2), and 0 on the diagonal
 * }</pre>
 *
 * <p>with n products: the diagonal of V Vᵀ is k/n in the mean, so W means the same in a small store and a large one, with few factors and
 * many. A user with the row x expects {@code x · W}. The regression of {@link CoPurchaseTrainer} knows pairs that were bought together; where users
 * have few purchases most pairs of one taste never were, and V carries from one to the other. How few tastes is fitted to the store, see
 * {@link WeightFitting}.
 *
 * <p>It is no single sum: each step towards V is one, over all users ({@link NormalizedGram}). Holds a number for each product that takes
 * part and factor.
 *
 * <p>Of the products only the {@value #HEAD} bought most take part, and those with two buyers or more. Where there is no OpenBLAS the part
 * is empty.
 *
 * <p>The ideal low-pass filter of Shen et al.: How powerful is graph convolution for recommendation? (CIKM 2021), equation 11, with rows that
 * are not normalised by user.
 */
final class LowRankTrainer {

    /** Products that take part at most: every pair of them is looked at. */
    static final int HEAD = 20_000;

    private static final int FEWEST_BUYERS = 2;

    /** Rows of W that are computed at once. */
    private static final int BLOCK = 64;

    private final int products;
    private final int factors;
    private final int neighbours;

    LowRankTrainer(int products, TrainingSettings settings) {
        this.products = products;
        this.factors = settings.factors();
        this.neighbours = settings.neighbours();
    }

    Neighbours train(UserHistories histories) {
        Neighbours lowRank = Neighbours.none(products);
        if (OpenBlas.isAvailable()) {
            int[] buyers = Passes.sum(histories, () -> new RowCounts(products)).solve(); // d
            HeadPlaces places = HeadPlaces.of(head(buyers), buyers);
            if (places.size() > 1) {
                fill(lowRank, places, new NormalizedGram(histories, places).eigenvectors(factors));
            }
        }
        return lowRank;
    }

    private static int[] head(int[] buyers) {
        TopK most = new TopK(Math.min(HEAD, buyers.length));
        for (int product = 0; product < buyers.length; product++) {
            if (buyers[product] >= FEWEST_BUYERS) {
                most.offer(product, buyers[product]);
            }
        }
        int[] head = most.drain();
        Arrays.sort(head);
        return head;
    }

    private void fill(Neighbours lowRank, HeadPlaces places, float[] v) {
        int[] head = places.members();
        double[] root = places.root();
        int k = v.length / head.length;
        double scale = (double) head.length / k; // n/k
        int blocks = (head.length + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int begin = block * BLOCK;
            int end = Math.min(head.length, begin + BLOCK);
            float[] vvt = new float[(end - begin) * head.length];
            OpenBlas.multiplyTransposed(Arrays.copyOfRange(v, begin * k, end * k), v, k, vvt); // V Vᵀ
            SparseVector row = new SparseVector(products);
            for (int i = begin; i < end; i++) {
                for (int j = 0; j < head.length; j++) {
                    row.set(head[j], i == j ? 0 : scale * vvt[(i - begin) * head.length + j] * root[j] / root[i]);
                }
                lowRank.keepTopK(head[i], row, neighbours);
            }
        });
    }

    /** Counts the rows of X that have each product; whole numbers. */
    private static final class RowCounts implements Trainer<RowCounts, int[]> {

        private final int[] counts;

        RowCounts(int products) {
            this.counts = new int[products];
        }

        @Override
        public void add(UserHistory user) {
            for (int product : InteractionRows.products(user)) {
                counts[product]++;
            }
        }

        @Override
        public void merge(RowCounts other) {
            for (int product = 0; product < counts.length; product++) {
                counts[product] += other.counts[product];
            }
        }

        @Override
        public int[] solve() {
            return counts;
        }
    }
}
