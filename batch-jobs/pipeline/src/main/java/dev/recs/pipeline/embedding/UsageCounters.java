package dev.recs.pipeline.embedding;

import dev.recs.model.EmbeddingUsage;
import java.util.concurrent.atomic.LongAdder;

/** What this process has used so far. */
final class UsageCounters {

    private final LongAdder texts = new LongAdder();
    private final LongAdder tokens = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder cacheHits = new LongAdder();

    void add(EmbeddingUsage usage) {
        texts.add(usage.texts());
        tokens.add(usage.tokens());
        requests.add(usage.requests());
        cacheHits.add(usage.cacheHits());
    }

    EmbeddingUsage reading() {
        return new EmbeddingUsage(texts.sum(), tokens.sum(), requests.sum(), cacheHits.sum());
    }
}
