package dev.recs.recommender.model.training;

import dev.recs.recommender.history.FixedPoint;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistories;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.OpenBlas;
import dev.recs.recommender.model.training.InteractionRows.Row;

/**
 * Trains the co-purchase part: sums {@code G = XᵀX} over the users, {@code G[i][j] = Σ x[u][i] · x[u][j]}, and solves {@link ItemRegression}.
 *
 * <p>Holds rows of G ({@link PairSums}) and its diagonal. λ is given in units of the mean of the diagonal, so that it means the same in a
 * small store and a large one.
 */
final class CoPurchaseTrainer implements Trainer<CoPurchaseTrainer, Neighbours> {

    /** Products bought most that are solved exactly. */
    static final int HEAD = 5_000;

    private final TrainingSettings settings;
    private final int maxHead;
    private final PairSums g;
    /** Diagonal of G, of all products; summed with the first rows. */
    private final long[] squares;

    CoPurchaseTrainer(int products, TrainingSettings settings) {
        this(products, settings, OpenBlas.isAvailable() ? HEAD : 0);
    }

    /** @param maxHead products that are solved exactly at most; above 0 only where OpenBLAS is */
    CoPurchaseTrainer(int products, TrainingSettings settings, int maxHead) {
        this(new PairSums(products), settings, maxHead);
    }

    private CoPurchaseTrainer(PairSums g, TrainingSettings settings, int maxHead) {
        this.g = g;
        this.settings = settings;
        this.maxHead = maxHead;
        this.squares = new long[g.products()];
    }

    @Override
    public void add(UserHistory user) {
        if (user.size() > 0) {
            add(InteractionRows.row(user, settings.coPurchaseHalfLifeDays()));
        }
    }

    void add(Row row) {
        int[] products = row.products();
        float[] x = row.weights();
        for (int i = 0; i < products.length; i++) {
            if (g.isFirst()) {
                squares[products[i]] = FixedPoint.sum(squares[products[i]], FixedPoint.of((double) x[i] * x[i]));
            }
            for (int j = 0; j < products.length && g.holds(products[i]); j++) {
                g.add(products[i], products[j], FixedPoint.of((double) x[i] * x[j]));
            }
        }
    }

    @Override
    public void merge(CoPurchaseTrainer other) {
        if (g.products() != other.g.products()) {
            throw new IllegalArgumentException(
                    "co-purchases of %d products cannot take in those of %d: expected one catalog"
                            .formatted(g.products(), other.g.products()));
        }
        g.merge(other.g);
        for (int product = 0; product < squares.length; product++) {
            squares[product] = FixedPoint.sum(squares[product], other.squares[product]);
        }
    }

    @Override
    public Neighbours solve() {
        ItemRegression regression = regression();
        regression.take(g);
        return regression.solve();
    }

    @Override
    public Neighbours train(UserHistories histories) {
        return train(RowBlocks.of(histories));
    }

    Neighbours train(RowBlocks blocks) {
        int products = g.products();
        CoPurchaseTrainer block = blocks.from(0, products, this::of);
        ItemRegression regression = block.regression();
        regression.take(block.g);
        while (block.g.end() < products) {
            block = blocks.from(block.g.end(), products, this::of);
            regression.take(block.g);
        }
        return regression.solve();
    }

    private CoPurchaseTrainer of(PairSums rows) {
        return new CoPurchaseTrainer(rows, settings, maxHead);
    }

    private ItemRegression regression() {
        double[] diagonal = new double[squares.length];
        double sum = 0;
        int sold = 0;
        for (int product = 0; product < squares.length; product++) {
            diagonal[product] = FixedPoint.toDouble(squares[product]);
            sum += diagonal[product];
            sold += squares[product] > 0 ? 1 : 0;
        }
        double lambda = settings.coPurchaseRidge() * (sold == 0 ? 1 : sum / sold);
        return new ItemRegression(diagonal, lambda, maxHead, settings.neighbours());
    }
}
