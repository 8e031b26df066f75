package dev.recs.ranking;

import dev.recs.neighbours.Blend;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.Ingredient;
import dev.recs.neighbours.Trends;
import java.util.Arrays;

/** The terms of the score that are the same for every user, summed and ordered once. */
final class StoreTerms {

    private final double[] amounts;
    private final int[] order;

    StoreTerms(CatalogModel model, Blend blend) {
        this.amounts = amounts(model.trends(), blend, model.index().size());
        this.order = order(model);
    }

    /** Weighed sum of the trend's terms. */
    double of(int product) {
        return amounts[product];
    }

    /** Products that can be sold, best first, ties by number. */
    int[] order() {
        return order;
    }

    private static double[] amounts(Trends trends, Blend blend, int products) {
        double[] amounts = new double[products];
        for (int product = 0; product < products; product++) {
            amounts[product] = blend.of(Ingredient.TREND) * trends.now()[product]
                    + blend.of(Ingredient.POPULAR) * trends.lately()[product]
                    + blend.of(Ingredient.LONG_RUN) * trends.longRun()[product];
        }
        return amounts;
    }

    private int[] order(CatalogModel model) {
        Integer[] numbers = new Integer[amounts.length];
        Arrays.setAll(numbers, product -> product);
        Arrays.sort(
                numbers,
                (a, b) -> amounts[a] == amounts[b] ? Integer.compare(a, b) : Double.compare(amounts[b], amounts[a]));
        return Arrays.stream(numbers)
                .mapToInt(Integer::intValue)
                .filter(product -> model.index().product(product).inStock())
                .toArray();
    }
}
