package dev.recs.recommender.model.training;

import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.TopK;
import dev.recs.recommender.model.Trends;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.ranking.SearchMatches;
import dev.recs.recommender.ranking.SearchWords;
import dev.recs.recommender.ranking.StoreTerms;
import dev.recs.recommender.ranking.UserTerms;
import dev.recs.recommender.signal.SignalWeigher;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMaps;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Arrays;
import java.util.Map;

/** Computes the features of the products that could be on a user's list. */
final class FeatureMatrixBuilder {

    private static final int TOP_K_PER_FEATURE = 60;

    private final CatalogModel model;
    private final Holdout holdout;
    private final SignalWeigher weigher;
    private final boolean excludePurchased;
    private final int[][] trending;

    /** @param weigher of the signals, as lists are made with */
    FeatureMatrixBuilder(CatalogModel model, Holdout holdout, SignalWeigher weigher, boolean excludePurchased) {
        this.model = model;
        this.holdout = holdout;
        this.weigher = weigher;
        this.excludePurchased = excludePurchased;
        this.trending = new int[][] {
            topK(model.trends().now()),
            topK(model.trends().lately()),
            topK(model.trends().longRun()),
            topK(model.trends().season()),
            new StoreTerms(model, model.taskWeights().of(excludePurchased)).order()
        };
    }

    FeatureMatrix build(Holdout.Case user) {
        RankingRequest request = request(user);
        Int2ObjectMap<float[]> amounts = new Int2ObjectOpenHashMap<>();
        new UserTerms(model, new SearchMatches(model.content(), new SearchWords(model.index())), request)
                .forEach(
                        feature -> !excludePurchased || !Feature.REPEATS.contains(feature),
                        (product, feature, type, subject, amount) -> amounts.computeIfAbsent(
                                                product, one -> new float[Feature.values().length])[feature.place()] +=
                                (float) amount);
        for (int[] best : trending) {
            for (int i = 0; i < Math.min(TOP_K_PER_FEATURE, best.length); i++) {
                amounts.computeIfAbsent(best[i], one -> new float[Feature.values().length]);
            }
        }
        if (excludePurchased) {
            amounts.keySet().removeAll(owned(request.activity()));
        }
        Int2ObjectMaps.fastForEach(amounts, entry -> addTrends(entry.getIntKey(), entry.getValue()));
        return FeatureMatrix.build(shortlist(amounts), user.truth(excludePurchased));
    }

    /** What a list of this user is asked with: the activity before the hold-out, and its signals. */
    RankingRequest request(Holdout.Case user) {
        Activity activity = PastActivity.load(holdout.training(), user.user(), model.index());
        return new RankingRequest(activity, weigher.weigh(activity, holdout.asOf()), holdout.asOf(), Map.of());
    }

    private IntSet owned(Activity activity) {
        IntSet owned = new IntOpenHashSet();
        for (PurchasedProduct purchase : activity.purchases()) {
            owned.add(model.index().numberOf(purchase.productId().value()));
        }
        return owned;
    }

    private void addTrends(int product, float[] amounts) {
        Trends trends = model.trends();
        amounts[Feature.TREND.place()] = trends.now()[product];
        amounts[Feature.POPULARITY.place()] = trends.lately()[product];
        amounts[Feature.LONG_TERM_POPULARITY.place()] = trends.longRun()[product];
        amounts[Feature.SEASON.place()] = trends.season()[product];
    }

    /** The top products by each feature alone, and by their weighted sum. */
    private Int2ObjectMap<float[]> shortlist(Int2ObjectMap<float[]> amounts) {
        int[] products = amounts.keySet().toIntArray();
        Arrays.sort(products);
        float[][] rows = new float[products.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = amounts.get(products[i]);
        }
        double[] weights = model.taskWeights().of(excludePurchased).toArray();
        TopK bySum = new TopK(2 * TOP_K_PER_FEATURE);
        for (int i = 0; i < rows.length; i++) {
            offer(bySum, products[i], FeatureMatrix.score(rows[i], weights));
        }
        IntSet kept = new IntOpenHashSet(bySum.drain());
        TopK byFeature = new TopK(TOP_K_PER_FEATURE);
        for (int feature = 0; feature < weights.length; feature++) {
            for (int i = 0; i < rows.length; i++) {
                offer(byFeature, products[i], rows[i][feature]);
            }
            kept.addAll(IntList.of(byFeature.drain()));
        }
        amounts.keySet().retainAll(kept);
        return amounts;
    }

    private static void offer(TopK topK, int product, double value) {
        if (value > 0) {
            topK.offer(product, value);
        }
    }

    private static int[] topK(float[] amounts) {
        TopK topK = new TopK(TOP_K_PER_FEATURE);
        for (int product = 0; product < amounts.length; product++) {
            if (amounts[product] > 0) {
                topK.offer(product, amounts[product]);
            }
        }
        return topK.drain();
    }
}
