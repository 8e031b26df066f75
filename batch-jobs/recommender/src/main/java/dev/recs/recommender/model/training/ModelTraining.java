package dev.recs.recommender.model.training;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import java.time.Instant;
import java.util.List;

/** Learns a catalog model and fits its blend to the store: what the nightly run does, and what is measured. */
public final class ModelTraining {

    private ModelTraining() {}

    /** The blend is fitted on the latest months of the history itself. */
    public static CatalogModel learn(ProductIndex index, ContentModel texts, PurchaseHistory history, Instant asOf) {
        return learn(index, texts, history, asOf, ModelSettings.DEFAULT);
    }

    public static CatalogModel learn(
            ProductIndex index, ContentModel texts, PurchaseHistory history, Instant asOf, ModelSettings settings) {
        return learn(index, texts, new Holdout(history, asOf, List.of()), Holdout.months(history, asOf), settings);
    }

    /**
     * The blend is fitted on given parts of the history.
     *
     * @param whole its training and moment are learnt from
     */
    public static CatalogModel learn(
            ProductIndex index, ContentModel texts, Holdout whole, List<Holdout> parts, ModelSettings settings) {
        WeightFitting.Fitted fitted = WeightFitting.fit(index, texts, parts, settings);
        return CatalogModelTrainer.train(index, texts, whole.training(), whole.asOf(), fitted.settings())
                .with(fitted.blends());
    }
}
