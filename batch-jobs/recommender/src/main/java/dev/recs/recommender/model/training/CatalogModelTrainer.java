package dev.recs.recommender.model.training;

import dev.recs.model.Embedding;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import dev.recs.recommender.history.OrderUnit;
import dev.recs.recommender.history.Passes;
import dev.recs.recommender.history.PurchaseCounts;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistories;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.SalesFacts;
import dev.recs.recommender.model.TaskWeights;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

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
    public static CatalogModel train(ProductIndex index, ContentModel content, UserHistories histories, Instant asOf) {
        return train(index, content, histories, asOf, TrainingSettings.DEFAULT);
    }

    public static CatalogModel train(
            ProductIndex index,
            ContentModel content,
            UserHistories histories,
            Instant asOf,
            TrainingSettings settings) {
        PurchaseCounts counts = PurchaseCounts.of(histories, index.size());
        OrderUnit unit = counts.unit();
        Neighbours coPurchase = new CoPurchaseTrainer(index.size(), settings).train(histories);
        return new CatalogModel(
                asOf.truncatedTo(ChronoUnit.MILLIS),
                index,
                content,
                new CatalogModel.TrainedParts(
                        coPurchase,
                        new NextOrderTrainer(counts, index.size(), asOf, settings).train(histories),
                        OrderPairTrainer.companions(index.size(), unit, settings.neighbours())
                                .train(histories),
                        OrderPairTrainer.successors(index.size(), unit, settings.neighbours())
                                .train(histories),
                        new LowRankTrainer(index.size(), settings).train(histories),
                        sum(histories, () -> new TrendTrainer(index.size(), asOf, settings.trendHalfLifeDays())),
                        sum(histories, () -> new RepeatPurchaseTrainer(index.size())),
                        sales(index, coPurchase, histories, asOf)),
                settings.preferences(unit),
                TaskWeights.DEFAULT);
    }

    /**
     * The model that {@link #train} gives with other settings: only the parts that they touch are trained again.
     *
     * @param model trained on the same history, as of the same moment, with {@code before}
     * @param after with as many neighbours and the same half-life of the trend
     */
    static CatalogModel retrain(
            CatalogModel model,
            UserHistories histories,
            Instant asOf,
            TrainingSettings before,
            TrainingSettings after) {
        if (before.neighbours() != after.neighbours() || before.trendHalfLifeDays() != after.trendHalfLifeDays()) {
            throw new IllegalArgumentException(
                    "[%s] cannot be retrained as [%s]: expected equal neighbours and trend".formatted(before, after));
        }
        ProductIndex index = model.index();
        CatalogModel.TrainedParts parts = model.parts();
        PurchaseCounts counts = PurchaseCounts.of(histories, index.size());
        OrderUnit unit = counts.unit();
        boolean isOfOtherPairs = before.coPurchaseHalfLifeDays() != after.coPurchaseHalfLifeDays()
                || before.coPurchaseRidge() != after.coPurchaseRidge();
        boolean isOfOtherOrders = before.sequentialHalfLifeDays() != after.sequentialHalfLifeDays()
                || !before.preferences(unit).equals(after.preferences(unit));
        Neighbours coPurchase =
                isOfOtherPairs ? new CoPurchaseTrainer(index.size(), after).train(histories) : parts.coPurchase();
        return model.with(
                new CatalogModel.TrainedParts(
                        coPurchase,
                        isOfOtherOrders
                                ? new NextOrderTrainer(counts, index.size(), asOf, after).train(histories)
                                : parts.sequential(),
                        parts.companions(),
                        parts.successors(),
                        before.factors() == after.factors()
                                ? parts.lowRank()
                                : new LowRankTrainer(index.size(), after).train(histories),
                        parts.trends(),
                        parts.repeatPurchase(),
                        isOfOtherPairs
                                ? new SalesFacts(
                                        parts.sales().buyers(),
                                        sum(histories, () -> new AssociationTrainer(coPurchase, index.size())))
                                : parts.sales()),
                after.preferences(unit));
    }

    private static SalesFacts sales(ProductIndex index, Neighbours coPurchase, UserHistories histories, Instant asOf) {
        return new SalesFacts(
                sum(histories, () -> new BuyerTrainer(index.size(), asOf)),
                sum(histories, () -> new AssociationTrainer(coPurchase, index.size())));
    }

    private static <T extends Trainer<T, M>, M> M sum(UserHistories histories, Supplier<T> trainer) {
        return Passes.sum(histories, trainer).solve();
    }
}
