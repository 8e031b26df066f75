package dev.recs.recommender.ranking;

import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Feature;
import dev.recs.recommender.model.FeatureWeights;
import dev.recs.recommender.model.Trends;
import dev.recs.recommender.rules.ActiveRules;
import dev.recs.recommender.rules.RuleBook;
import java.util.Arrays;

/** The terms of the score that are the same for every user, summed and ordered once. */
public final class StoreTerms {

    private final double[] amounts;
    private final float[] season;
    private final double seasonWeight;
    private final int[] order;

    public StoreTerms(CatalogModel model, FeatureWeights featureWeights) {
        this.amounts = amounts(model.trends(), featureWeights, model.index().size());
        this.season = model.trends().season();
        this.seasonWeight = featureWeights.of(Feature.SEASON);
        this.order = order(model, RuleBook.EMPTY.at(model.asOf(), model.index()));
    }

    private StoreTerms(StoreTerms plain, CatalogModel model, ActiveRules rules) {
        this.amounts = plain.amounts;
        this.season = plain.season;
        this.seasonWeight = plain.seasonWeight;
        this.order = order(model, rules);
    }

    /** The same amounts, in the order that the shop's rules make of them. */
    StoreTerms under(CatalogModel model, ActiveRules rules) {
        return rules.isEmpty() ? this : new StoreTerms(this, model, rules);
    }

    /** Weighed sum of the terms of trend and season. */
    double of(int product) {
        return amounts[product];
    }

    /** The season's part of it. */
    double season(int product) {
        return seasonWeight * season[product];
    }

    /** Products that can be sold, best first, ties by number. */
    public int[] order() {
        return order;
    }

    private static double[] amounts(Trends trends, FeatureWeights featureWeights, int products) {
        double[] amounts = new double[products];
        for (int product = 0; product < products; product++) {
            amounts[product] = featureWeights.of(Feature.TREND) * trends.now()[product]
                    + featureWeights.of(Feature.POPULARITY) * trends.lately()[product]
                    + featureWeights.of(Feature.LONG_TERM_POPULARITY) * trends.longRun()[product]
                    + featureWeights.of(Feature.SEASON) * trends.season()[product];
        }
        return amounts;
    }

    private int[] order(CatalogModel model, ActiveRules rules) {
        double[] weighed = new double[amounts.length];
        Arrays.setAll(weighed, product -> rules.weigh(product, amounts[product]));
        Integer[] numbers = new Integer[amounts.length];
        Arrays.setAll(numbers, product -> product);
        Arrays.sort(
                numbers,
                (a, b) -> weighed[a] == weighed[b] ? Integer.compare(a, b) : Double.compare(weighed[b], weighed[a]));
        return Arrays.stream(numbers)
                .mapToInt(Integer::intValue)
                .filter(product -> model.index().product(product).inStock() && !rules.hide(product))
                .toArray();
    }
}
