package dev.recs.stores.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every cache of embeddings promises. */
abstract class EmbeddingCacheContract {

    static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 2, 1);
    static final Embedding TEA = Embedding.stored(SPACE, new float[] {0.6f, 0.8f});
    static final Embedding CUP = Embedding.stored(SPACE, new float[] {-0.8f, 0.6f});

    private EmbeddingCache cache;

    /** An empty one. */
    abstract EmbeddingCache create();

    @BeforeEach
    void start() {
        cache = create();
    }

    @Test
    void whatWasSavedIsFoundBitForBit() {
        cache.save(Map.of("tea", TEA, "cup", CUP));
        assertThat(cache.find(SPACE, List.of("tea", "cup", "lamp"))).isEqualTo(Map.of("tea", TEA, "cup", CUP));
        assertThat(cache.find(SPACE, List.of())).isEmpty();
        cache.save(Map.of());
    }

    @Test
    void ofTwoWritersTheFirstWinsAndTheOthersTextsAreKept() {
        cache.save(Map.of("tea", TEA));
        cache.save(Map.of("tea", CUP, "cup", CUP));
        assertThat(cache.find(SPACE, List.of("tea", "cup"))).isEqualTo(Map.of("tea", TEA, "cup", CUP));
    }

    @Test
    void spacesNeverMeet() {
        EmbeddingSpace other = new EmbeddingSpace("test", 2, 2);
        Embedding ofOther = Embedding.stored(other, new float[] {1, 0});
        cache.save(Map.of("tea", TEA));
        cache.save(Map.of("tea", ofOther));
        assertThat(cache.find(SPACE, List.of("tea"))).containsExactly(Map.entry("tea", TEA));
        assertThat(cache.find(other, List.of("tea"))).containsExactly(Map.entry("tea", ofOther));
    }
}
