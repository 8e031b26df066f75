package dev.recs.pipeline;

import dev.recs.model.Embedding;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.AllPurchases;
import dev.recs.recommender.history.PurchaseCounts;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.ModelSettings;
import dev.recs.recommender.model.training.ModelTraining;
import dev.recs.recommender.rules.ActiveRules;
import dev.recs.recommender.rules.CurrentRules;
import dev.recs.stores.catalog.OrderLines;
import java.time.Instant;
import java.util.List;

/** Trains a catalog model on all orders up to a moment. */
public final class OrderTraining {

    private final CatalogProducts products;
    private final CatalogEmbedding embedding;
    private final OrderLines orders;
    private final CurrentRules rules;
    private final ModelSettings settings;

    public OrderTraining(
            CatalogProducts products,
            CatalogEmbedding embedding,
            OrderLines orders,
            CurrentRules rules,
            ModelSettings settings) {
        this.products = products;
        this.embedding = embedding;
        this.orders = orders;
        this.rules = rules;
        this.settings = settings;
    }

    /** What the shop's rules exclude at that moment is no evidence: nothing is learnt from its purchases. */
    CatalogModel train(Instant asOf) {
        ProductIndex index = new ProductIndex(products.all(asOf));
        List<Embedding> embeddings = embedding.embeddings(index);
        rules.reloadIfChanged();
        ActiveRules active = rules.book().at(asOf, index);
        try (AllPurchases purchases = AllPurchases.read(orders, index, asOf, product -> !active.hide(product))) {
            PurchaseCounts counts = PurchaseCounts.of(purchases.all(), index.size());
            ContentModel content = ContentModel.train(index, embeddings, purchases.sample(), counts.sold());
            return ModelTraining.train(index, content, purchases, asOf, settings);
        }
    }
}
