package dev.recs.evaluation;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.ContentModel;
import java.time.Duration;
import java.util.List;

/** The standard methods, each trained on the same training part. */
final class Baselines {

    private static final long POPULAR = Duration.ofDays(30).toMillis();
    private static final double TIE = 1e-7;

    private final Split split;
    private final Owned owned;

    Baselines(Split split) {
        this.split = split;
        this.owned = new Owned(split.history());
    }

    /** Cheap ones first. */
    List<Method> all(ContentModel content) {
        double[] popular = popular();
        Recency recency = Recency.byOrder(split, owned);
        EaseBaseline ease = EaseBaseline.solve(split, owned);
        return List.of(
                new ScoredMethod(
                        "popular 30 days",
                        split,
                        (scores, user) -> System.arraycopy(popular, 0, scores, 0, scores.length)),
                new ScoredMethod("own counts, then popular", split, (scores, user) -> own(scores, user, popular)),
                TopFrequency.personal(split),
                TopFrequency.personalThenGlobal(split),
                TifuKnn.train(split),
                UserPopularity.train(split),
                ItemKnn.train(split, owned),
                ItemKnn.train(split, owned, "item-kNN, recency", recency),
                ease.method("EASE", Recency.none(owned)),
                ease.method("EASE, recency", recency),
                ImplicitAls.train(split, owned),
                ContentOnly.train(split, owned, content));
    }

    private double[] popular() {
        PurchaseHistory history = split.training();
        long since = split.asOf().toEpochMilli() - POPULAR;
        double[] counts = new double[split.index().size()];
        for (int line = 0; line < history.lines(); line++) {
            if (history.millis(line) >= since) {
                counts[history.product(line)]++;
            }
        }
        return counts;
    }

    private void own(double[] scores, int user, double[] popular) {
        for (int product = 0; product < scores.length; product++) {
            scores[product] = TIE * popular[product];
        }
        for (int i = 0; i < owned.products(user).length; i++) {
            scores[owned.products(user)[i]] += owned.orders(user)[i];
        }
    }
}
