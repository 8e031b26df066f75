package dev.recs.pipeline;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.Misconfigured;
import dev.recs.pipeline.embedding.TextVectorSource;
import dev.recs.pipeline.embedding.TextVectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives products the vectors of their texts. A product whose text has none costs nobody else anything: it goes without, is named once in the log,
 * and is matched by its words.
 */
final class CatalogVectors {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogVectors.class);
    private static final int CHUNK = 500;
    private static final int MAX_NAMED = 20;

    private final TextVectorSource source;

    CatalogVectors(TextVectorSource source) {
        this.source = source;
    }

    /** A vector or {@link Embedding#missing} for each product, in their order. */
    Found embed(List<Product> products) {
        Found found = new Found();
        for (int from = 0; from < products.size(); from += CHUNK) {
            List<Product> chunk = products.subList(from, Math.min(from + CHUNK, products.size()));
            found.add(
                    chunk, source.find(chunk.stream().map(ProductIndex::textOf).toList()), source.space());
        }
        found.name();
        return found;
    }

    /**
     * The same for a whole catalog.
     *
     * @throws Misconfigured if the provider says that a setting is wrong and no product has a vector: then there is nothing to go on with
     */
    Found ofCatalog(List<Product> products) {
        Found found = embed(products);
        found.requireSomething();
        return found;
    }

    /** What was found. For one thread. */
    static final class Found {

        private final List<Embedding> embeddings = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final List<String> awaited = new ArrayList<>();
        private @Nullable RuntimeException failure;

        private void add(List<Product> products, TextVectors vectors, EmbeddingSpace space) {
            vectors.failure().ifPresent(reason -> failure = reason);
            for (Product product : products) {
                String text = ProductIndex.textOf(product);
                Embedding known = vectors.known().get(text);
                embeddings.add(known == null ? Embedding.missing(space) : known);
                if (known == null && vectors.awaited().contains(text)) {
                    awaited.add(product.productId().value());
                } else if (known == null) {
                    String reason = vectors.refused().getOrDefault(text, "it has no text");
                    refused.add("%s (%s)".formatted(product.productId(), reason));
                }
            }
        }

        List<Embedding> embeddings() {
            return Collections.unmodifiableList(embeddings);
        }

        /** Products without a vector. */
        int missing() {
            return refused.size() + awaited.size();
        }

        /** Products that get theirs as soon as the provider is back. */
        int awaited() {
            return awaited.size();
        }

        private void requireSomething() {
            if (failure instanceof Misconfigured wrong && missing() == embeddings.size()) {
                throw wrong;
            }
        }

        private void name() {
            if (!refused.isEmpty()) {
                LOG.warn(
                        "products without a vector, because none can be made of their text: {}; they are matched by their words: {}",
                        refused.size(),
                        some(refused));
            }
            if (!awaited.isEmpty()) {
                LOG.warn(
                        "products without a vector until the embedding provider answers: {}; they are matched by their words: {}; {}",
                        awaited.size(),
                        some(awaited),
                        failure == null ? "its answer is late" : failure.getMessage());
            }
        }

        private static String some(List<String> products) {
            return String.join(", ", products.subList(0, Math.min(MAX_NAMED, products.size())))
                    + (products.size() > MAX_NAMED ? ", …" : "");
        }
    }
}
