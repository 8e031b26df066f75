package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.OpenBlas;
import dev.recs.recommender.model.TopK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * <p>Of the products only the {@value #HEAD} bought most take part, and those with two buyers or more. Where there is no OpenBLAS the part
 * is empty.
 *
 * <p>The ideal low-pass filter of Shen et al.: How powerful is graph convolution for recommendation? (CIKM 2021), equation 11, with rows that
 * are not normalised by user.
 */
final class LowRankTrainer implements Trainer<LowRankTrainer, Neighbours> {

    /** Products that take part at most: every pair of them is looked at. */
    static final int HEAD = 20_000;

    private static final int FEWEST_BUYERS = 2;

    /** Rows of W that are computed at once. */
    private static final int BLOCK = 64;

    private final int products;
    private final int factors;
    private final int neighbours;
    private final boolean isAvailable;
    private final List<int[]> rows = new ArrayList<>();

    LowRankTrainer(int products, TrainingSettings settings) {
        this(products, settings.factors(), settings.neighbours(), OpenBlas.isAvailable());
    }

    private LowRankTrainer(int products, int factors, int neighbours, boolean isAvailable) {
        this.products = products;
        this.factors = factors;
        this.neighbours = neighbours;
        this.isAvailable = isAvailable;
    }

    @Override
    public void add(UserHistory user) {
        if (isAvailable && user.size() > 0) {
            rows.add(InteractionRows.products(user));
        }
    }

    @Override
    public void merge(LowRankTrainer other) {
        if (products != other.products || factors != other.factors) {
            throw new IllegalArgumentException(
                    "%d factors of %d products cannot take in %d of %d: expected one catalog and as many factors"
                            .formatted(factors, products, other.factors, other.products));
        }
        rows.addAll(other.rows);
    }

    @Override
    public Neighbours solve() {
        Neighbours lowRank = Neighbours.none(products);
        int[] buyers = buyers();
        int[] head = head(buyers);
        if (head.length > 1) {
            double[] root = new double[head.length]; // D^(1/2)
            Arrays.setAll(root, i -> Math.sqrt(buyers[head[i]]));
            float[] v = new NormalizedGram(numbered(head), root).eigenvectors(factors);
            fill(lowRank, head, root, v);
        }
        return lowRank;
    }

    /** d */
    private int[] buyers() {
        int[] buyers = new int[products];
        rows.forEach(row -> {
            for (int product : row) {
                buyers[product]++;
            }
        });
        return buyers;
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

    /** The rows by place in the head, without the products that are not in it. */
    private int[][] numbered(int[] head) {
        int[] places = new int[products];
        Arrays.fill(places, -1);
        for (int place = 0; place < head.length; place++) {
            places[head[place]] = place;
        }
        return rows.stream()
                .map(row -> IntStream.of(row)
                        .map(product -> places[product])
                        .filter(place -> place >= 0)
                        .toArray())
                .toArray(int[][]::new);
    }

    private void fill(Neighbours lowRank, int[] head, double[] root, float[] v) {
        int k = v.length / head.length;
        double scale = (double) head.length / k; // n/k
        int blocks = (head.length + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int begin = block * BLOCK;
            int end = Math.min(head.length, begin + BLOCK);
            float[] vvt = new float[(end - begin) * head.length];
            OpenBlas.multiplyTransposed(Arrays.copyOfRange(v, begin * k, end * k), v, k, vvt); // V Vᵀ
            double[] row = new double[products];
            for (int i = begin; i < end; i++) {
                for (int j = 0; j < head.length; j++) {
                    row[head[j]] = i == j ? 0 : scale * vvt[(i - begin) * head.length + j] * root[j] / root[i];
                }
                lowRank.keepTopK(head[i], row, neighbours);
            }
        });
    }
}
