package dev.recs.pipeline;

import dev.recs.model.Embedding;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.pipeline.embedding.TextVectorSource;
import dev.recs.recommender.model.CatalogLimit;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.vectorsearch.ProductEmbeddings;
import java.util.List;

/** The vectors of the catalog: found for every product, and stored for vector search. */
public final class CatalogEmbedding {

    private final Products products;
    private final TextVectorSource source;
    private final CatalogVectors vectors;
    private final ProductEmbeddings stored;

    public CatalogEmbedding(Products products, TextVectorSource source, ProductEmbeddings stored) {
        this.products = products;
        this.source = source;
        this.vectors = new CatalogVectors(source);
        this.stored = stored;
    }

    /** Vectors for every product whose text has none yet; those that changed are stored for vector search. */
    public ProductEmbeddings.Account run() {
        ProductIndex index = new ProductIndex(products.all());
        return stored.save(index, embeddings(index));
    }

    /**
     * A vector, or a missing one, for each product of a catalog, by its number.
     *
     * @throws dev.recs.model.failure.Misconfigured if the catalog is too large to train on; then no text of it was embedded
     */
    List<Embedding> embeddings(ProductIndex index) {
        CatalogLimit.requireTrainable(index.size(), source.space().dimensions());
        return vectors.ofCatalog(index.products()).embeddings();
    }

    /** The content of a model is of the vectors that are made today. */
    boolean isOfToday(CatalogModel model) {
        return model.content().areOf(source.space());
    }

    /** A model that was trained while the provider was away lacks vectors that can be had since. */
    boolean hasTheVectorsThereAre(CatalogModel model) {
        int without = model.content().withoutVector();
        return without == 0
                || without <= vectors.embed(model.index().products()).missing();
    }
}
