package dev.recs.pipeline.embedding;

import dev.recs.model.EmbeddingUsage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * {@code recs_embedding_texts}, {@code recs_embedding_tokens}, {@code recs_embedding_requests}, {@code recs_embedding_cache_hits},
 * {@code recs_embedding_texts_without_vector}, {@code recs_embedding_failures}.
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
        count(registry, "recs.embedding.texts", "texts sent to the provider", EmbeddingUsage::texts);
        count(registry, "recs.embedding.tokens", "tokens that the provider says it read", EmbeddingUsage::tokens);
        count(registry, "recs.embedding.requests", "requests answered", EmbeddingUsage::requests);
        count(registry, "recs.embedding.cache.hits", "texts whose vector was there already", EmbeddingUsage::cacheHits);
        missing(registry, "refused", MissingTexts::refusedEver);
        missing(registry, "awaited", MissingTexts::awaitedEver);
        for (ProviderFailure.Kind kind : ProviderFailure.Kind.values()) {
            FunctionCounter.builder("recs.embedding.failures", failures, counts -> counts.of(kind))
                    .tag("kind", ProviderFailures.tag(kind))
                    .description("attempts that failed")
                    .register(registry);
        }
    }

    private void missing(MeterRegistry registry, String reason, ToDoubleFunction<MissingTexts> reading) {
        FunctionCounter.builder("recs.embedding.texts.without.vector", embedder.missing(), reading)
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
