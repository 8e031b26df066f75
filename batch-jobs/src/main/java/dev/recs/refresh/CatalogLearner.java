package dev.recs.refresh;

import dev.recs.catalog.ProductIndex;
import dev.recs.catalog.Products;
import dev.recs.embedding.Embedder;
import dev.recs.model.Embedding;
import dev.recs.model.catalog.Product;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.CatalogModelStore;
import dev.recs.neighbours.Texts;
import dev.recs.orders.OrderLines;
import dev.recs.orders.PurchaseHistory;
import dev.recs.publication.MongoCatalog;
import dev.recs.ranking.ModelLearner;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Embeds the catalog and learns the model from all orders. */
public final class CatalogLearner {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogLearner.class);
    private static final int CHUNK = 500;

    private final Products products;
    private final Embedder embedder;
    private final OrderLines orders;
    private final MongoCatalog catalog;
    private final CatalogModelStore models;

    public CatalogLearner(
            Products products, Embedder embedder, OrderLines orders, MongoCatalog catalog, CatalogModelStore models) {
        this.products = products;
        this.embedder = embedder;
        this.orders = orders;
        this.catalog = catalog;
        this.models = models;
    }

    public CatalogModel learn(Instant asOf) {
        ProductIndex index = new ProductIndex(products.all());
        List<Embedding> embeddings = embed(index);
        LOG.info(
                "catalog finished: {} products, {} texts sent to the provider",
                index.size(),
                embedder.usage().texts());
        CatalogModel model =
                ModelLearner.learn(index, Texts.of(embeddings), PurchaseHistory.read(orders, index, asOf), asOf);
        catalog.save(model, asOf);
        models.save(model);
        LOG.info("neighbours and popular finished");
        return model;
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
}
