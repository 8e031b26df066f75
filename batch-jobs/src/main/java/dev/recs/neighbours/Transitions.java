package dev.recs.neighbours;

import dev.recs.orders.PurchaseHistory;
import dev.recs.signal.RecencyDecay;
import java.time.Instant;

/**
 * What is bought after what: pairs of a purchase and one of the next {@link #REACH} orders, in that direction only.
 *
 * <p>{@code weight(e → j) = n(e → j) / (n(e) + damping)} with pairs decayed by time and halved with each order in between; the
 * part that popularity alone explains, {@code n(j) / n}, is taken away. A co-purchase has no direction; this has.
 */
final class Transitions {

    private static final int REACH = 4;
    private static final int MAX_LINES = 60;
    private static final int MAX_NEIGHBOURS = 100;
    private static final double DAMPING = 5;
    private static final double STEP = 0.6;

    private final PurchaseHistory history;
    private final RecencyDecay decay;
    private final PairCounts pairs;

    private Transitions(PurchaseHistory history, int products, RecencyDecay decay) {
        this.history = history;
        this.decay = decay;
        this.pairs = new PairCounts(products);
    }

    static Neighbours of(PurchaseHistory history, int products, RecencyDecay decay) {
        Transitions transitions = new Transitions(history, products, decay);
        for (int user = 0; user < history.users(); user++) {
            transitions.count(user);
        }
        return transitions.neighbours(products);
    }

    /** Walks back from each line over the orders before it. */
    private void count(int user) {
        for (int line = history.begin(user); line < history.end(user); line++) {
            double weight = decay.of(Instant.ofEpochMilli(history.millis(line)));
            long time = history.millis(line);
            int orders = 0;
            for (int before = line - 1; before >= Math.max(history.begin(user), line - MAX_LINES); before--) {
                if (history.millis(before) != time) {
                    time = history.millis(before);
                    orders++;
                    weight *= orders == 1 ? 1 : STEP;
                }
                if (orders > REACH) {
                    break;
                }
                if (orders > 0 && history.product(before) != history.product(line)) {
                    pairs.add(history.product(before), history.product(line), weight);
                }
            }
        }
    }

    private Neighbours neighbours(int products) {
        Neighbours neighbours = new Neighbours(products);
        double[] row = new double[products];
        double total = Math.max(pairs.total(), Double.MIN_NORMAL);
        for (int product = 0; product < products; product++) {
            double from = pairs.from(product);
            pairs.row(product, row);
            for (int other = 0; other < products; other++) {
                row[other] = row[other] == 0
                        ? 0
                        : Math.max(0, row[other] - from * pairs.to(other) / total) / (from + DAMPING);
            }
            neighbours.keepStrongest(product, row, MAX_NEIGHBOURS);
        }
        return neighbours;
    }
}
