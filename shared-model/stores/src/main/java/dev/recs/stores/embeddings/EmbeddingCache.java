package dev.recs.stores.embeddings;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import java.util.Collection;
import java.util.Map;

/**
 * Vectors of texts that were embedded once, by their space; texts are not stored.
 *
 * <p>Of two writers of one text the first wins: both vectors are of the same text in the same space.
 */
public interface EmbeddingCache {

    /** The texts that are known. */
    Map<String, Embedding> find(EmbeddingSpace space, Collection<String> texts);

    /** Keeps vectors of texts; a text that has one in the space keeps the first. */
    void save(Map<String, Embedding> embeddings);
}
