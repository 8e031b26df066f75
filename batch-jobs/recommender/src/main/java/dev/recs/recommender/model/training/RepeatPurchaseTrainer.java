package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.RepeatPurchase;
import java.util.Arrays;

/**
 * Trains the repeat purchase part.
 *
 * <pre>{@code
 * rate     = (r + k·ρ) / (n + k)    ρ = Σr / Σn    k = 20
 * interval = (g + m·γ) / (r + m)    γ = Σg / Σr    m = 5
 * }</pre>
 *
 * <p>By product: n the orders of its buyers after their first of it, r those of them with the product, g the days between its purchases.
 * Both are drawn towards the whole store's: the rate as if k more orders had gone as all do, the interval as if there had been m more of
 * usual length. That is the posterior mean of a Poisson rate under a Gamma prior of shape k·ρ and rate k: Gelman et al.: Bayesian data
 * analysis (3rd edition), section 2.6. Lines of one day are one order.
 */
public final class RepeatPurchaseTrainer implements Trainer<RepeatPurchaseTrainer, RepeatPurchase> {

    private static final double PRIOR_ORDERS = 20;
    private static final double PRIOR_INTERVALS = 5;
    private static final double UNKNOWN_RATE = 0.01;

    private final double[] n;
    private final double[] r;
    private final double[] g;
    /** Number of the user's first order of a product, from 1; 0 before it. */
    private final int[] firstOrder;

    private final long[] lastDay;

    RepeatPurchaseTrainer(int products) {
        this.n = new double[products];
        this.r = new double[products];
        this.g = new double[products];
        this.firstOrder = new int[products];
        this.lastDay = new long[products];
    }

    @Override
    public void add(UserHistory user) {
        int order = 0;
        for (int line = 0; line < user.size(); line++) {
            int product = user.product(line);
            long day = user.day(line);
            order += line == 0 || day != user.day(line - 1) ? 1 : 0;
            if (firstOrder[product] == 0) {
                firstOrder[product] = order;
            } else if (day != lastDay[product]) {
                r[product]++;
                g[product] += day - lastDay[product];
            }
            lastDay[product] = day;
        }
        for (int line = 0; line < user.size(); line++) {
            int product = user.product(line);
            n[product] += firstOrder[product] == 0 ? 0 : order - firstOrder[product];
            firstOrder[product] = 0;
        }
    }

    @Override
    public void merge(RepeatPurchaseTrainer other) {
        if (n.length != other.n.length) {
            throw new IllegalArgumentException(
                    "repeat purchases of %d products cannot take in those of %d: expected one catalog"
                            .formatted(n.length, other.n.length));
        }
        for (int product = 0; product < n.length; product++) {
            n[product] += other.n[product];
            r[product] += other.r[product];
            g[product] += other.g[product];
        }
    }

    @Override
    public RepeatPurchase solve() {
        return new RepeatPurchase(
                drawn(r, n, PRIOR_ORDERS, UNKNOWN_RATE),
                drawn(g, r, PRIOR_INTERVALS, RepeatPurchase.UNKNOWN_INTERVAL_DAYS));
    }

    /** {@code (sum + prior · mean) / (count + prior)}, with the mean of all products, or another one where nothing was counted. */
    private static float[] drawn(double[] sums, double[] counts, double prior, double otherwise) {
        double count = Arrays.stream(counts).sum();
        double mean = count == 0 ? otherwise : Arrays.stream(sums).sum() / count;
        float[] drawn = new float[sums.length];
        for (int product = 0; product < sums.length; product++) {
            drawn[product] = (float) ((sums[product] + prior * mean) / (counts[product] + prior));
        }
        return drawn;
    }
}
