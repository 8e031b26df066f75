package dev.recs.benchmarks.model;

import dev.recs.benchmarks.store.UserGenerator;
import dev.recs.recommender.history.PurchaseCounts;
import dev.recs.recommender.history.UserHistories;
import dev.recs.recommender.model.CatalogModel;

/** Whether the model found what the generator planted. */
final class PlantedPairs {

    private static final int LEAST_LINES = 20;

    private PlantedPairs() {}

    /** Of the products with enough purchases, the share whose partner is their first companion. */
    static double found(CatalogModel model, UserHistories histories) {
        int products = model.index().size();
        double[] lines = PurchaseCounts.of(histories, products).lines();
        int bought = 0;
        int found = 0;
        for (int product = 0; product < products; product++) {
            if (lines[product] >= LEAST_LINES) {
                bought++;
                found += model.companions().count(product) > 0
                                && model.companions().id(product, 0) == UserGenerator.partnerOf(product, products)
                        ? 1
                        : 0;
            }
        }
        return bought == 0 ? 0 : (double) found / bought;
    }
}
