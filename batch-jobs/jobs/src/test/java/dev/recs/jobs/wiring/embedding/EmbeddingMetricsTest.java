package dev.recs.jobs.wiring.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.EmbeddingSettings;
import dev.recs.pipeline.embedding.ProviderFailures;
import dev.recs.pipeline.embedding.Requests;
import dev.recs.pipeline.embedding.RetryPause;
import dev.recs.stores.embeddings.EmbeddingCache;
import dev.recs.stores.fakes.InMemoryEmbeddingCache;
import dev.recs.stores.fakes.InMemoryEmbeddingUsageLog;
import dev.recs.testing.Bound;
import dev.recs.testing.openai.Misbehaviour;
import dev.recs.testing.openai.OpenAiStandIn;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

final class EmbeddingMetricsTest {

    @Test
    void everyMetricIsSeenToMove() {
        try (OpenAiStandIn server = OpenAiStandIn.start()) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            Embedder embedder = embedder(server, registry);
            server.misbehave(new Misbehaviour.RateLimit(Duration.ZERO), new Misbehaviour.ServerError(500));
            embedder.find(List.of("tea", "cup"));
            embedder.find(List.of("tea", "cup"));
            assertThat(registry.get("recs.embedding.texts").functionCounter().count())
                    .isEqualTo(2);
            assertThat(registry.get("recs.embedding.tokens").functionCounter().count())
                    .isEqualTo((double) server.tokens());
            assertThat(registry.get("recs.embedding.requests").functionCounter().count())
                    .isEqualTo(1);
            assertThat(registry.get("recs.embedding.cache.hits")
                            .functionCounter()
                            .count())
                    .isEqualTo(2);
            assertThat(failuresOf(registry, "rate_limited")).isEqualTo(1);
            assertThat(failuresOf(registry, "server_error")).isEqualTo(1);
            assertThat(failuresOf(registry, "refused")).isZero();
            server.refuse("poison");
            embedder.find(List.of("tea", "poison"));
            server.misbehave(new Misbehaviour.QuotaUsedUp());
            embedder.find(List.of("lamp", "poison"));
            assertThat(failuresOf(registry, "refused")).isEqualTo(2);
            assertThat(withoutVector(registry, "refused")).isEqualTo(2);
            assertThat(withoutVector(registry, "awaited")).isEqualTo(1);
        }
    }

    private static Embedder embedder(OpenAiStandIn server, MeterRegistry registry) {
        EmbeddingConfiguration configuration = new EmbeddingConfiguration();
        EmbeddingSettings settings = Bound.settings(
                EmbeddingSettings.class,
                Map.of(
                        "openai.base-url",
                        server.baseUrl(),
                        "openai.api-key",
                        OpenAiStandIn.KEY,
                        "openai.dimensions",
                        "8"));
        ProviderFailures failures = configuration.providerFailures();
        EmbeddingCache cache = new InMemoryEmbeddingCache();
        Requests requests = configuration.embeddingRequests(
                configuration.embeddingProvider(settings, failures, RetryPause::sleep),
                cache,
                new InMemoryEmbeddingUsageLog(Clock.systemUTC()),
                settings);
        StaticListableBeanFactory registries = new StaticListableBeanFactory(Map.of("registry", registry));
        return configuration.embedder(
                requests, cache, settings, failures, registries.getBeanProvider(MeterRegistry.class));
    }

    private static double withoutVector(SimpleMeterRegistry registry, String reason) {
        return registry.get("recs.embedding.texts.without.vector")
                .tag("reason", reason)
                .functionCounter()
                .count();
    }

    private static double failuresOf(SimpleMeterRegistry registry, String kind) {
        return registry.get("recs.embedding.failures")
                .tag("kind", kind)
                .functionCounter()
                .count();
    }
}
