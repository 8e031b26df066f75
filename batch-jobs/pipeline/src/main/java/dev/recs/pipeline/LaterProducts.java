package dev.recs.pipeline;

import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.pipeline.embedding.TextVectorSource;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.stores.catalog.Products;
import java.util.List;

/** Products that came into the catalog after a model was trained; they join it by their text. */
public final class LaterProducts {

    private final Products products;
    private final CatalogVectors vectors;

    public LaterProducts(Products products, TextVectorSource vectors) {
        this.products = products;
        this.vectors = new CatalogVectors(vectors);
    }

    /** Reads the catalog whole, and keeps what is new. */
    public List<Product> find(CatalogModel model) {
        return products.where(id -> model.index().numberOf(id.value()) == ProductIndex.UNKNOWN);
    }

    /** The model and these products; one whose text has no vector joins it by its words. */
    public Joined joined(CatalogModel model, List<Product> later) {
        CatalogVectors.Found found = vectors.embed(later);
        return new Joined(model.with(later, found.embeddings()), found.awaited());
    }

    /**
     * A model with later products.
     *
     * @param awaited how many of them get a vector as soon as the provider answers
     */
    public record Joined(CatalogModel model, int awaited) {}
}
