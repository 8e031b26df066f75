package dev.recs.pipeline.embedding;

import dev.recs.model.EmbeddingUsage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * {@code embedding_texts}, {@code embedding_tokens}, {@code embedding_requests}, {@code embedding_cache_hits},
 * {@code embedding_texts_without_vector}, {@code embedding_failures}.
 */
public final class EmbeddingMetrics implements MeterBinder {

    private final Embedder embedder;
    private final ProviderFailures failures;

    public EmbeddingMetrics(Embedder embedder, ProviderFailures failures) {
        this.embedder = embedder;
        this.failures = failures;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "embedding.texts", "texts sent to the provider", EmbeddingUsage::texts);
        count(registry, "embedding.tokens", "tokens that the provider says it read", EmbeddingUsage::tokens);
        count(registry, "embedding.requests", "requests answered", EmbeddingUsage::requests);
        count(registry, "embedding.cache.hits", "texts whose vector was there already", EmbeddingUsage::cacheHits);
        missing(registry, "refused", MissingTexts::refusedEver);
        missing(registry, "awaited", MissingTexts::awaitedEver);
        for (ProviderFailure.Kind kind : ProviderFailure.Kind.values()) {
            FunctionCounter.builder("embedding.failures", failures, counts -> counts.of(kind))
                    .tag("kind", ProviderFailures.tag(kind))
                    .description("attempts that failed")
                    .register(registry);
        }
    }

    private void missing(MeterRegistry registry, String reason, ToDoubleFunction<MissingTexts> reading) {
        FunctionCounter.builder("embedding.texts.without.vector", embedder.missing(), reading)
                .tag("reason", reason)
                .description("texts that were wanted and had no vector, each time they were")
                .register(registry);
    }

    private void count(
            MeterRegistry registry, String name, String description, ToDoubleFunction<EmbeddingUsage> reading) {
        FunctionCounter.builder(name, embedder, counted -> reading.applyAsDouble(counted.usage()))
                .description(description)
                .register(registry);
    }
}
