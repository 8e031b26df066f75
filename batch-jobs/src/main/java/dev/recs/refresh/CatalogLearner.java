package dev.recs.refresh;

import dev.recs.catalog.ProductIndex;
import dev.recs.catalog.Products;
import dev.recs.embedding.Embedder;
import dev.recs.embedding.ProductEmbeddings;
import dev.recs.model.Embedding;
import dev.recs.model.catalog.Product;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.CatalogModelStore;
import dev.recs.neighbours.Texts;
import dev.recs.orders.OrderLines;
import dev.recs.orders.PurchaseHistory;
import dev.recs.publication.MongoCatalog;
import dev.recs.ranking.ModelLearner;
import dev.recs.ranking.ModelSettings;
import dev.recs.rules.CurrentRules;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Embeds the catalog and learns the model from all orders. */
public final class CatalogLearner {

    private static final int CHUNK = 500;

    private final Products products;
    private final Embedder embedder;
    private final OrderLines orders;
    private final CatalogModels models;
    private final ModelSettings settings;
    private final LaterProducts laterProducts;
    private final AtomicReference<@Nullable CatalogModel> learnt = new AtomicReference<>();

    CatalogLearner(
            Products products, Embedder embedder, OrderLines orders, CatalogModels models, ModelSettings settings) {
        this.products = products;
        this.embedder = embedder;
        this.orders = orders;
        this.models = models;
        this.settings = settings;
        this.laterProducts = new LaterProducts(products, embedder);
    }

    /** Vectors for every product whose text has none yet; those that changed are stored for vector search. */
    public ProductEmbeddings.Account embed() {
        ProductIndex index = new ProductIndex(products.all());
        return models.embeddings().save(index, embed(index));
    }

    /**
     * Makes the model of a moment the current one: the stored one if a run that had learnt it is continued, else learnt from all
     * orders up to that moment.
     */
    public CatalogModel learn(Instant asOf) {
        return use(models.store().loadOf(asOf).orElseGet(() -> learnAnew(asOf)), asOf);
    }

    /**
     * The same, but content with a stored model that was learnt not long before, and with the products that came into the catalog
     * since.
     */
    public CatalogModel reuse(Instant asOf, Duration maxAge) {
        Optional<CatalogModel> young = models.store()
                .loadOf(asOf.minus(maxAge), asOf)
                .filter(model -> model.texts().areOf(embedder.space()));
        return young.map(model -> use(laterProducts.joined(model, laterProducts.of(model)), asOf))
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
        List<Embedding> embeddings = embed(index);
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

    private List<Embedding> embed(ProductIndex index) {
        List<String> texts = index.products().stream().map(ProductIndex::textOf).toList();
        Map<String, Embedding> embeddings = new HashMap<>();
        for (int from = 0; from < texts.size(); from += CHUNK) {
            embeddings.putAll(embedder.embed(texts.subList(from, Math.min(from + CHUNK, texts.size()))));
        }
        return index.products().stream()
                .map(product -> embeddingOf(product, embeddings))
                .toList();
    }

    private static Embedding embeddingOf(Product product, Map<String, Embedding> embeddings) {
        return Objects.requireNonNull(
                embeddings.get(ProductIndex.textOf(product)), () -> "no vector for product " + product.productId());
    }

    /** Where a model goes, and the shop's rules of what is shown of it. */
    record CatalogModels(
            CatalogModelStore store,
            MongoCatalog documents,
            ProductEmbeddings embeddings,
            Refreshes refreshes,
            CurrentRules rules) {}
}
