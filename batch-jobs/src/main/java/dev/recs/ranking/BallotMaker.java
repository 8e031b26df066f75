package dev.recs.ranking;

import dev.recs.activity.Activity;
import dev.recs.activity.PurchasedProduct;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.Ingredient;
import dev.recs.neighbours.Strongest;
import dev.recs.neighbours.Trends;
import dev.recs.orders.Holdout;
import dev.recs.signal.SignalWeigher;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gathers what each ingredient says about the products that could be on a user's list. */
final class BallotMaker {

    private static final int STRONGEST_EACH = 60;

    private final CatalogModel model;
    private final Holdout holdout;
    private final boolean excludePurchased;
    private final int[][] trending;

    BallotMaker(CatalogModel model, Holdout holdout, boolean excludePurchased) {
        this.model = model;
        this.holdout = holdout;
        this.excludePurchased = excludePurchased;
        this.trending = new int[][] {
            strongest(model.trends().now()),
            strongest(model.trends().lately()),
            strongest(model.trends().longRun()),
            strongest(model.trends().season()),
            new StoreTerms(model, model.blends().of(excludePurchased)).order()
        };
    }

    Ballot of(Holdout.Case user) {
        Activity activity = PastActivity.of(holdout.training(), user.user(), model.index());
        RankingRequest request = new RankingRequest(
                activity, new SignalWeigher().weigh(activity, holdout.asOf()), holdout.asOf(), Map.of());
        Map<Integer, float[]> amounts = new HashMap<>();
        new UserTerms(model, new SearchMatches(model.texts(), new SearchWords(model.index())), request)
                .forEach(
                        !excludePurchased,
                        (product, ingredient, type, subject, amount) ->
                                amounts.computeIfAbsent(product, one -> new float[Ingredient.values().length])[
                                                ingredient.place()] +=
                                        (float) amount);
        for (int[] best : trending) {
            for (int i = 0; i < Math.min(STRONGEST_EACH, best.length); i++) {
                amounts.computeIfAbsent(best[i], one -> new float[Ingredient.values().length]);
            }
        }
        if (excludePurchased) {
            amounts.keySet().removeAll(owned(activity));
        }
        amounts.forEach(this::addTrends);
        return Ballot.of(shortlist(amounts), user.truth(excludePurchased));
    }

    private Set<Integer> owned(Activity activity) {
        Set<Integer> owned = new HashSet<>();
        for (PurchasedProduct purchase : activity.purchases()) {
            owned.add(model.index().numberOf(purchase.productId().value()));
        }
        return owned;
    }

    private void addTrends(int product, float[] amounts) {
        Trends trends = model.trends();
        amounts[Ingredient.TREND.place()] = trends.now()[product];
        amounts[Ingredient.POPULAR.place()] = trends.lately()[product];
        amounts[Ingredient.LONG_RUN.place()] = trends.longRun()[product];
        amounts[Ingredient.SEASON.place()] = trends.season()[product];
    }

    /** The strongest by each ingredient alone, and by the blend as it is. */
    private Map<Integer, float[]> shortlist(Map<Integer, float[]> amounts) {
        Set<Integer> kept = new HashSet<>();
        double[] weights = model.blends().of(excludePurchased).toArray();
        for (int ingredient = 0; ingredient <= weights.length; ingredient++) {
            boolean blended = ingredient == weights.length;
            Strongest strongest = new Strongest(blended ? 2 * STRONGEST_EACH : STRONGEST_EACH);
            int place = ingredient;
            amounts.forEach((product, ofProduct) -> {
                double value = blended ? Ballot.score(ofProduct, weights) : ofProduct[place];
                if (value > 0) {
                    strongest.offer(product, value);
                }
            });
            Arrays.stream(strongest.drain()).forEach(kept::add);
        }
        amounts.keySet().retainAll(kept);
        return amounts;
    }

    private static int[] strongest(float[] amounts) {
        Strongest strongest = new Strongest(STRONGEST_EACH);
        for (int product = 0; product < amounts.length; product++) {
            if (amounts[product] > 0) {
                strongest.offer(product, amounts[product]);
            }
        }
        return strongest.drain();
    }
}
