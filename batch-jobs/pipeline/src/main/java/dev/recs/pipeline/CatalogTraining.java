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

/** Embeds the catalog and trains the model on all orders. */
public final class CatalogTraining {

    private final Products products;
    private final Embedder embedder;
    private final CatalogVectors vectors;
    private final OrderLines orders;
    private final ModelStores models;
    private final ModelSettings settings;
    private final LaterProducts laterProducts;
    private final AtomicReference<@Nullable CatalogModel> current = new AtomicReference<>();

    public CatalogTraining(
            Products products, Embedder embedder, OrderLines orders, ModelStores models, ModelSettings settings) {
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
     * Makes the model of a moment the current one: the stored one if a run that had trained it is continued, else trained on all
     * orders up to that moment.
     */
    public CatalogModel train(Instant asOf) {
        return use(
                models.store().loadOf(asOf).filter(this::hasTheVectorsThereAre).orElseGet(() -> trainOnAllOrders(asOf)),
                asOf);
    }

    /** A model that was trained while the provider was away lacks vectors that can be had since. */
    private boolean hasTheVectorsThereAre(CatalogModel model) {
        int without = model.content().withoutVector();
        return without == 0
                || without <= vectors.embed(model.index().products()).missing();
    }

    /**
     * The same, but content with a stored model that was trained not long before, and with the products that came into the catalog
     * since.
     */
    public CatalogModel reuse(Instant asOf, Duration maxAge) {
        Optional<CatalogModel> young = models.store()
                .loadOf(asOf.minus(maxAge), asOf)
                .filter(model -> model.content().areOf(embedder.space()))
                .filter(this::hasTheVectorsThereAre);
        return young.map(model -> use(
                        laterProducts.joined(model, laterProducts.find(model)).model(), asOf))
                .orElseGet(() -> train(asOf));
    }

    private CatalogModel use(CatalogModel model, Instant asOf) {
        models.rules().reloadIfChanged();
        models.documents().saveNeighbours(model, models.rules().book().at(asOf, model.index()));
        models.pipeline().use(model);
        current.set(model);
        return model;
    }

    private CatalogModel trainOnAllOrders(Instant asOf) {
        ProductIndex index = new ProductIndex(products.all());
        List<Embedding> embeddings = vectors.ofCatalog(index.products()).embeddings();
        PurchaseHistory history = PurchaseHistory.read(orders, index, asOf);
        CatalogModel model =
                ModelTraining.train(index, ContentModel.train(index, embeddings, history), history, asOf, settings);
        models.store().save(model);
        return model;
    }

    /** Stores the popular lists of the model that {@link #train} or {@link #reuse} made current. */
    public void savePopular(Instant asOf) {
        CatalogModel model = Objects.requireNonNull(current.get(), "train comes first");
        models.documents().savePopular(model, models.rules().book().at(asOf, model.index()), asOf);
    }

    /** The stores that a trained model is written to, the pipeline that uses it, and the rules its published lists obey. */
    public record ModelStores(
            CatalogModels store,
            CatalogPublisher documents,
            ProductEmbeddings embeddings,
            CurrentPipeline pipeline,
            CurrentRules rules) {}
}
