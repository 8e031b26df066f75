package dev.recs.embedding;

import com.mongodb.client.MongoDatabase;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.failure.BadInput;
import dev.recs.model.mongo.VectorFormat;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Vectors of texts: one query of the cache, and at most one call of the provider for all that is new. */
public final class Embedder {

    private final EmbeddingProvider provider;
    private final EmbeddingCache cache;
    private final LongAdder sentTexts = new LongAdder();

    public Embedder(EmbeddingProvider provider, MongoDatabase database, VectorFormat format) {
        this.provider = provider;
        this.cache = new EmbeddingCache(database, format);
    }

    public EmbeddingSpace space() {
        return provider.space();
    }

    /** How many texts went to the provider so far. */
    public long sentTexts() {
        return sentTexts.sum();
    }

    /**
     * The vector of every text.
     *
     * @throws BadInput if the provider answers with too few vectors, wrong dimensions, zeros or numbers that are not finite
     */
    public Map<String, Embedding> embed(Collection<String> texts) {
        LinkedHashSet<String> distinct = new LinkedHashSet<>(texts);
        if (distinct.isEmpty()) {
            return Map.of();
        }
        Map<String, Embedding> embeddings = new HashMap<>(cache.find(space(), distinct));
        List<String> unknown =
                distinct.stream().filter(text -> !embeddings.containsKey(text)).toList();
        if (!unknown.isEmpty()) {
            Map<String, Embedding> fresh = ask(unknown);
            cache.save(fresh);
            embeddings.putAll(fresh);
        }
        return embeddings;
    }

    private Map<String, Embedding> ask(List<String> texts) {
        List<float[]> vectors = provider.embed(texts);
        sentTexts.add(texts.size());
        if (vectors.size() != texts.size()) {
            throw new BadInput(
                    "embedding provider answered %d vectors for %d texts: expected one each; nothing was stored"
                            .formatted(vectors.size(), texts.size()));
        }
        Map<String, Embedding> embeddings = new HashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            embeddings.put(texts.get(i), Embedding.unit(space(), vectors.get(i)));
        }
        return embeddings;
    }
}
