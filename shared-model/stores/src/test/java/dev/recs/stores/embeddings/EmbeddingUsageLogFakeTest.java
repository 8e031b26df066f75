package dev.recs.stores.embeddings;

import dev.recs.stores.fakes.InMemoryEmbeddingUsageLog;
import java.time.Clock;

final class EmbeddingUsageLogFakeTest extends EmbeddingUsageLogContract {

    @Override
    EmbeddingUsageLog create(Clock clock) {
        return new InMemoryEmbeddingUsageLog(clock);
    }
}
