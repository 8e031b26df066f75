package dev.recs.recommender.model.training;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.AllPurchases;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import java.time.Instant;
import java.util.List;

/** Trains a catalog model and fits its feature weights: what the nightly job does, and what is measured. */
public final class ModelTraining {

    private ModelTraining() {}

    /** The feature weights are fitted on parts of the history itself, see {@link Holdout#folds}. */
    public static CatalogModel train(ProductIndex index, ContentModel content, PurchaseHistory history, Instant asOf) {
        return train(index, content, history, asOf, ModelSettings.DEFAULT);
    }

    public static CatalogModel train(
            ProductIndex index, ContentModel content, PurchaseHistory history, Instant asOf, ModelSettings settings) {
        return train(index, content, new Holdout(history, asOf, List.of()), Holdout.folds(history, asOf), settings);
    }

    /** The feature weights are fitted on parts of the sample; the parts of the model are trained on all users. */
    public static CatalogModel train(
            ProductIndex index, ContentModel content, AllPurchases purchases, Instant asOf, ModelSettings settings) {
        WeightFitting.Fitted fitted =
                WeightFitting.fit(index, content, Holdout.folds(purchases.sample(), asOf), settings);
        return CatalogModelTrainer.train(index, content, purchases.all(), asOf, fitted.settings())
                .with(fitted.taskWeights());
    }

    /**
     * The feature weights are fitted on given folds of the history.
     *
     * @param whole the model is trained on its training part, as of its moment
     */
    public static CatalogModel train(
            ProductIndex index, ContentModel content, Holdout whole, List<Holdout> parts, ModelSettings settings) {
        WeightFitting.Fitted fitted = WeightFitting.fit(index, content, parts, settings);
        return CatalogModelTrainer.train(index, content, whole.training(), whole.asOf(), fitted.settings())
                .with(fitted.taskWeights());
    }
}
