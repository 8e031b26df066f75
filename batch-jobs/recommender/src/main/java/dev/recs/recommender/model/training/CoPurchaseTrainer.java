package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.OpenBlas;
import dev.recs.recommender.model.training.InteractionRows.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the co-purchase part: collects a row of X for each user, and solves {@link ItemRegression} of {@code G = XᵀX}.
 *
 * <p>The rows are kept instead of G, which for a large catalog is mostly empty and does not fit in memory. λ is given in units of the mean
 * of G's diagonal, so that it means the same in a small store and a large one.
 */
final class CoPurchaseTrainer implements Trainer<CoPurchaseTrainer, Neighbours> {

    /** Products bought most that are solved exactly. */
    static final int HEAD = 5_000;

    private final int products;
    private final TrainingSettings settings;
    private final int maxHead;
    private final List<Row> rows = new ArrayList<>();

    CoPurchaseTrainer(int products, TrainingSettings settings) {
        this(products, settings, OpenBlas.isAvailable() ? HEAD : 0);
    }

    /** @param maxHead products that are solved exactly at most; above 0 only where OpenBLAS is */
    CoPurchaseTrainer(int products, TrainingSettings settings, int maxHead) {
        this.products = products;
        this.settings = settings;
        this.maxHead = maxHead;
    }

    @Override
    public void add(UserHistory user) {
        if (user.size() > 0) {
            rows.add(InteractionRows.row(user, settings.coPurchaseHalfLifeDays()));
        }
    }

    @Override
    public void merge(CoPurchaseTrainer other) {
        if (products != other.products) {
            throw new IllegalArgumentException(
                    "co-purchases of %d products cannot take in those of %d: expected one catalog"
                            .formatted(products, other.products));
        }
        rows.addAll(other.rows);
    }

    @Override
    public Neighbours solve() {
        CoPurchaseGram g = new CoPurchaseGram(rows, products);
        return new ItemRegression(g, settings.coPurchaseRidge() * g.meanSquare(), maxHead).solve(settings.neighbours());
    }
}
