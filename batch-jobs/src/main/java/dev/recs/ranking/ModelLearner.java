package dev.recs.ranking;

import dev.recs.catalog.ProductIndex;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.LearningSettings;
import dev.recs.neighbours.Texts;
import dev.recs.orders.Holdout;
import dev.recs.orders.PurchaseHistory;
import java.time.Instant;
import java.util.List;

/** Learns a catalog model and fits its blend to the store: what the nightly run does, and what is measured. */
public final class ModelLearner {

    private ModelLearner() {}

    /** The blend is fitted on the latest months of the history itself. */
    public static CatalogModel learn(ProductIndex index, Texts texts, PurchaseHistory history, Instant asOf) {
        return learn(index, texts, history, asOf, LearningSettings.DEFAULT);
    }

    public static CatalogModel learn(
            ProductIndex index, Texts texts, PurchaseHistory history, Instant asOf, LearningSettings settings) {
        return learn(index, texts, new Holdout(history, asOf, List.of()), Holdout.months(history, asOf), settings);
    }

    /**
     * The blend is fitted on given parts of the history.
     *
     * @param whole its training and moment are learnt from
     */
    public static CatalogModel learn(
            ProductIndex index, Texts texts, Holdout whole, List<Holdout> parts, LearningSettings settings) {
        Calibration.Fitted fitted = Calibration.fit(index, texts, parts, settings);
        return CatalogModel.learn(index, texts, whole.training(), whole.asOf(), fitted.settings())
                .with(fitted.blends());
    }
}
