package dev.recs.pipeline.embedding;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.stores.embeddings.EmbeddingCache;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Vectors that were made before; asks no provider, so that a look at lists costs nothing. */
public final class StoredVectors implements TextVectorSource {

    private final EmbeddingCache cache;
    private final EmbeddingSpace space;

    public StoredVectors(EmbeddingCache cache, EmbeddingSpace space) {
        this.cache = cache;
        this.space = space;
    }

    @Override
    public EmbeddingSpace space() {
        return space;
    }

    @Override
    public TextVectors find(Collection<String> texts) {
        Set<String> wanted = new HashSet<>(texts);
        wanted.removeIf(String::isBlank);
        Map<String, Embedding> known = cache.find(space, wanted);
        wanted.removeAll(known.keySet());
        return new TextVectors(known, Map.of(), wanted, Optional.empty());
    }
}
