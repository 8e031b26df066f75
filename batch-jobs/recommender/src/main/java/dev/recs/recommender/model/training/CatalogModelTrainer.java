package dev.recs.recommender.model.training;

import dev.recs.model.Embedding;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.TaskWeights;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Trains every part of a catalog model on a history, with the default feature weights. */
public final class CatalogModelTrainer {

    private CatalogModelTrainer() {}

    /**
     * Trains on every order up to a moment.
     *
     * @param embeddings by number of the product
     */
    public static CatalogModel train(ProductIndex index, List<Embedding> embeddings, OrderSource orders, Instant asOf) {
        PurchaseHistory history = PurchaseHistory.read(orders, index, asOf);
        return train(index, ContentModel.train(index, embeddings, history), history, asOf);
    }

    /** The same from what is in memory already. */
    public static CatalogModel train(ProductIndex index, ContentModel content, PurchaseHistory history, Instant asOf) {
        return train(index, content, history, asOf, TrainingSettings.DEFAULT);
    }

    public static CatalogModel train(
            ProductIndex index,
            ContentModel content,
            PurchaseHistory history,
            Instant asOf,
            TrainingSettings settings) {
        return new CatalogModel(
                asOf.truncatedTo(ChronoUnit.MILLIS),
                index,
                content,
                new CatalogModel.TrainedParts(
                        new CoPurchaseTrainer(index.size(), settings).train(history),
                        new NextOrderTrainer(history, index.size(), asOf, settings).train(history),
                        new TrendTrainer(index.size(), asOf, settings.trendHalfLifeDays()).train(history),
                        new RepeatPurchaseTrainer(index.size()).train(history)),
                settings.preferenceHalfLifeDays(),
                TaskWeights.DEFAULT);
    }
}
