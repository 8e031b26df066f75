package dev.recs.refresh;

import dev.recs.catalog.ProductIndex;
import dev.recs.catalog.Products;
import dev.recs.embedding.Embedder;
import dev.recs.embedding.ProductEmbeddings;
import dev.recs.model.Embedding;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.CatalogModelStore;
import dev.recs.neighbours.LearningSettings;
import dev.recs.neighbours.Texts;
import dev.recs.orders.OrderLines;
import dev.recs.orders.PurchaseHistory;
import dev.recs.publication.MongoCatalog;
import dev.recs.ranking.ModelLearner;
import dev.recs.rules.CurrentRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Embeds the catalog and learns the model from all orders. */
public final class CatalogLearner {

    private final Products products;
    private final Embedder embedder;
    private final CatalogVectors vectors;
    private final OrderLines orders;
    private final CatalogModels models;
    private final LearningSettings settings;
    private final LaterProducts laterProducts;
    private final AtomicReference<@Nullable CatalogModel> learnt = new AtomicReference<>();

    CatalogLearner(
            Products products, Embedder embedder, OrderLines orders, CatalogModels models, LearningSettings settings) {
        this.products = products;
        this.embedder = embedder;
        this.vectors = new CatalogVectors(embedder);
        this.orders = orders;
        this.models = models;
        this.settings = settings;
        this.laterProducts = new LaterProducts(products, embedder);
    }

    /** Vectors for every product whose text has none yet; those that changed are stored for vector search. */
    public ProductEmbeddings.Account embed() {
        ProductIndex index = new ProductIndex(products.all());
        CatalogVectors.Found found = vectors.ofCatalog(index.products());
        return models.embeddings().save(index, found.embeddings());
    }

    /**
     * Makes the model of a moment the current one: the stored one if a run that had learnt it is continued, else learnt from all
     * orders up to that moment.
     */
    public CatalogModel learn(Instant asOf) {
        return use(
                models.store().loadOf(asOf).filter(this::hasTheVectorsThereAre).orElseGet(() -> learnAnew(asOf)), asOf);
    }

    /** A model that was learnt while the provider was away lacks vectors that can be had since. */
    private boolean hasTheVectorsThereAre(CatalogModel model) {
        int without = model.texts().withoutVector();
        return without == 0 || without <= vectors.of(model.index().products()).missing();
    }

    /**
     * The same, but content with a stored model that was learnt not long before, and with the products that came into the catalog
     * since.
     */
    public CatalogModel reuse(Instant asOf, Duration maxAge) {
        Optional<CatalogModel> young = models.store()
                .loadOf(asOf.minus(maxAge), asOf)
                .filter(model -> model.texts().areOf(embedder.space()))
                .filter(this::hasTheVectorsThereAre);
        return young.map(model ->
                        use(laterProducts.joined(model, laterProducts.of(model)).model(), asOf))
                .orElseGet(() -> learn(asOf));
    }

    private CatalogModel use(CatalogModel model, Instant asOf) {
        models.rules().look();
        models.documents().saveNeighbours(model, models.rules().book().at(asOf, model.index()));
        models.refreshes().use(model);
        learnt.set(model);
        return model;
    }

    private CatalogModel learnAnew(Instant asOf) {
        ProductIndex index = new ProductIndex(products.all());
        List<Embedding> embeddings = vectors.ofCatalog(index.products()).embeddings();
        PurchaseHistory history = PurchaseHistory.read(orders, index, asOf);
        CatalogModel model = ModelLearner.learn(index, Texts.of(index, embeddings, history), history, asOf, settings);
        models.store().save(model);
        return model;
    }

    /** Stores the popular lists of the model that {@link #learn} or {@link #reuse} made current. */
    public void savePopular(Instant asOf) {
        CatalogModel model = Objects.requireNonNull(learnt.get(), "learn comes first");
        models.documents().savePopular(model, models.rules().book().at(asOf, model.index()), asOf);
    }

    /** Where a model goes, and the shop's rules of what is shown of it. */
    record CatalogModels(
            CatalogModelStore store,
            MongoCatalog documents,
            ProductEmbeddings embeddings,
            Refreshes refreshes,
            CurrentRules rules) {}
}
