package dev.recs.evaluation;

import dev.recs.recommender.model.TopK;

/**
 * TIFU-KNN: frequencies that decay within and between groups of orders, mixed with the mean of those of the nearest users.
 *
 * <pre>{@code
 * v[u] = mean over the groups g, newest first, of between^g · mean over the orders i of a group, newest first, of within^i · order
 * score(u) = α · v[u] + (1 − α) · mean of v over the k users nearest to u, Euclidean
 * }</pre>
 *
 * <p>Groups hold {@code m} orders, counted from the newest. Hu, He, Gao, Zhang: Modeling personalized item frequency information for
 * next-basket recommendation (SIGIR 2020), equations 1 to 4.
 */
final class TifuKnn {

    private final UserVectors own;
    private final UserVectors trained;
    private final Settings settings;

    private TifuKnn(UserVectors own, UserVectors trained, Settings settings) {
        this.own = own;
        this.trained = trained;
        this.settings = settings;
    }

    static Method train(Split split) {
        return train(split, Settings.DEFAULT);
    }

    static Method train(Split split, Settings settings) {
        TifuKnn knn = new TifuKnn(
                settings.vectors(new Baskets(split, split.history())),
                settings.vectors(new Baskets(split, split.training())),
                settings);
        return new ScoredMethod("TIFU-KNN", split, knn::score);
    }

    private void score(double[] scores, int user) {
        int[] nearest = nearest(user);
        for (int other : nearest) {
            trained.addTo(scores, other, (1 - settings.alpha()) / nearest.length);
        }
        own.addTo(scores, user, settings.alpha());
    }

    private int[] nearest(int user) {
        double[] dots = own.dots(user, trained);
        TopK nearest = new TopK(Math.min(settings.k(), Math.max(0, trained.size() - 1)));
        for (int other = 0; other < dots.length; other++) {
            if (other != user) {
                nearest.offer(other, 2 * dots[other] - trained.square(other)); // −‖v[u] − v[other]‖² + ‖v[u]‖²
            }
        }
        return nearest.drain();
    }

    /**
     * Those of the paper for Ta-Feng by default.
     *
     * @param group m, orders of a group
     * @param within decay of an order in its group
     * @param between decay of a group
     * @param k nearest users
     * @param alpha α, what the user counts beside them
     */
    record Settings(int group, double within, double between, int k, double alpha) {

        static final Settings DEFAULT = new Settings(7, 0.9, 0.7, 300, 0.7);

        UserVectors vectors(Baskets baskets) {
            return baskets.vectors(orders -> position -> weight(position, orders));
        }

        private double weight(int position, int orders) {
            int ofGroup = position / group;
            int groups = (orders + group - 1) / group;
            int members = Math.min(group, orders - ofGroup * group);
            return Math.pow(between, ofGroup) * Math.pow(within, position % group) / (groups * members);
        }
    }
}
