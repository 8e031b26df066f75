package dev.recs.stores.embeddings;

import dev.recs.stores.fakes.InMemoryEmbeddingCache;

final class EmbeddingCacheFakeTest extends EmbeddingCacheContract {

    @Override
    EmbeddingCache create() {
        return new InMemoryEmbeddingCache();
    }
}
