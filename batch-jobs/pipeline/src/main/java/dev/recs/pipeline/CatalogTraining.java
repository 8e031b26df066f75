package dev.recs.pipeline;

import dev.recs.model.Embedding;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.ProductEmbeddings;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.ContentModel;
import dev.recs.recommender.model.training.ModelSettings;
import dev.recs.recommender.model.training.ModelTraining;
import dev.recs.recommender.rules.CurrentRules;
import dev.recs.stores.catalog.OrderLines;
import dev.recs.stores.catalog.Products;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Embeds the catalog and learns the model from all orders. */
public final class CatalogTraining {

    private final Products products;
    private final Embedder embedder;
    private final CatalogVectors vectors;
    private final OrderLines orders;
    private final ModelDestinations models;
    private final ModelSettings settings;
    private final LaterProducts laterProducts;
    private final AtomicReference<@Nullable CatalogModel> learnt = new AtomicReference<>();

    public CatalogTraining(
            Products products, Embedder embedder, OrderLines orders, ModelDestinations models, ModelSettings settings) {
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
        CatalogModel model =
                ModelTraining.learn(index, ContentModel.of(index, embeddings, history), history, asOf, settings);
        models.store().save(model);
        return model;
    }

    /** Stores the popular lists of the model that {@link #learn} or {@link #reuse} made current. */
    public void savePopular(Instant asOf) {
        CatalogModel model = Objects.requireNonNull(learnt.get(), "learn comes first");
        models.documents().savePopular(model, models.rules().book().at(asOf, model.index()), asOf);
    }

    /** Where a model goes, and the shop's rules of what is shown of it. */
    public record ModelDestinations(
            CatalogModels store,
            CatalogPublisher documents,
            ProductEmbeddings embeddings,
            CurrentPipeline refreshes,
            CurrentRules rules) {}
}
