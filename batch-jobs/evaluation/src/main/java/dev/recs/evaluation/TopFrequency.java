package dev.recs.evaluation;

import java.util.Arrays;

/**
 * P-TopFreq, what the user had in most orders, and GP-TopFreq, which goes on with what all users had in most orders.
 *
 * <p>Li, Jullien, Ariannezhad, de Rijke: A next basket recommendation reality check (TOIS 41, 2023), section 4.2. A product that the user
 * never had is not on the list of P-TopFreq for any reason but its number.
 */
final class TopFrequency {

    private TopFrequency() {}

    static Method personal(Split split) {
        UserVectors counts = counts(new Baskets(split, split.history()));
        return new ScoredMethod("P-TopFreq", split, (scores, user) -> counts.addTo(scores, user, 1));
    }

    static Method personalThenGlobal(Split split) {
        UserVectors counts = counts(new Baskets(split, split.history()));
        UserVectors trained = counts(new Baskets(split, split.training()));
        double[] all = new double[split.index().size()];
        for (int user = 0; user < trained.size(); user++) {
            trained.addTo(all, user, 1);
        }
        double most = 1 + Arrays.stream(all).max().orElse(0);
        return new ScoredMethod("GP-TopFreq", split, (scores, user) -> {
            for (int product = 0; product < all.length; product++) {
                scores[product] = all[product] / most;
            }
            counts.addTo(scores, user, 1);
        });
    }

    private static UserVectors counts(Baskets baskets) {
        return baskets.vectors(orders -> position -> 1);
    }
}
