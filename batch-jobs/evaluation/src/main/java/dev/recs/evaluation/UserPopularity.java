package dev.recs.evaluation;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.TopK;
import java.util.Arrays;

/**
 * UP-CF@r: what the nearest users had in most of their last r orders.
 *
 * <pre>{@code
 * π[v][j] = part of the last r orders of v that hold j
 * w[u][v] = |both have| / (|u has|^α · |v has|^(1 − α)), of the k largest, to the power q
 * score(u, j) = Σ w[u][v] · π[v][j]    u among the v
 * }</pre>
 *
 * <p>Faggioli, Polato, Aiolli: Recency aware collaborative filtering for next basket recommendation (UMAP 2020), equations 3 to 6.
 */
final class UserPopularity {

    private final UserVectors own;
    private final UserVectors trained;
    private final UserVectors popularity;
    private final Settings settings;

    private UserPopularity(UserVectors own, UserVectors trained, UserVectors popularity, Settings settings) {
        this.own = own;
        this.trained = trained;
        this.popularity = popularity;
        this.settings = settings;
    }

    static Method train(Split split) {
        return train(split, Settings.DEFAULT);
    }

    static Method train(Split split, Settings settings) {
        UserPopularity method = new UserPopularity(
                ones(split, split.history()),
                ones(split, split.training()),
                new Baskets(split, split.training())
                        .vectors(orders -> position ->
                                position < settings.recent() ? 1.0 / Math.min(orders, settings.recent()) : 0),
                settings);
        return new ScoredMethod("UP-CF@r", split, method::score);
    }

    private static UserVectors ones(Split split, PurchaseHistory history) {
        Owned owned = new Owned(history);
        int[][] products = new int[owned.users()][];
        double[][] ones = new double[owned.users()][];
        for (int user = 0; user < products.length; user++) {
            products[user] = owned.products(user);
            ones[user] = new double[products[user].length];
            Arrays.fill(ones[user], 1);
        }
        return new UserVectors(products, ones, split.index().size());
    }

    private void score(double[] scores, int user) {
        double[] both = own.dots(user, trained);
        TopK nearest = new TopK(Math.min(settings.k(), both.length));
        for (int other = 0; other < both.length; other++) {
            if (both[other] > 0) {
                both[other] /= Math.pow(own.square(user), settings.asymmetry())
                        * Math.pow(trained.square(other), 1 - settings.asymmetry());
                nearest.offer(other, both[other]);
            }
        }
        for (int other : nearest.drain()) {
            popularity.addTo(scores, other, Math.pow(both[other], settings.locality()));
        }
    }

    /**
     * What did best on the validation cuts of Online Retail by default.
     *
     * @param recent r, orders that count
     * @param asymmetry α
     * @param locality q
     * @param k nearest users, the user among them
     */
    record Settings(int recent, double asymmetry, double locality, int k) {

        static final Settings DEFAULT = new Settings(10, 0.25, 10, 1_000);
    }
}
