package dev.recs.stores.fakes;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.stores.embeddings.EmbeddingCache;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Vectors of a test. */
public final class InMemoryEmbeddingCache implements EmbeddingCache {

    private final Map<EmbeddingSpace, Map<String, Embedding>> vectors = new HashMap<>();

    /** How many there are. */
    public synchronized long size() {
        return vectors.values().stream().mapToLong(Map::size).sum();
    }

    @Override
    public synchronized Map<String, Embedding> find(EmbeddingSpace space, Collection<String> texts) {
        Map<String, Embedding> found = new HashMap<>();
        Map<String, Embedding> known = vectors.getOrDefault(space, Map.of());
        for (String text : texts) {
            Embedding vector = known.get(text);
            if (vector != null) {
                found.put(text, vector);
            }
        }
        return found;
    }

    @Override
    public synchronized void save(Map<String, Embedding> embeddings) {
        embeddings.forEach((text, vector) -> vectors.computeIfAbsent(vector.space(), space -> new HashMap<>())
                .putIfAbsent(text, vector));
    }
}
