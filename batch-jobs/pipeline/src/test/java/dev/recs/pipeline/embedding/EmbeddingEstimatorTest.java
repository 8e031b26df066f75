package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.EmbeddingUsage;
import dev.recs.stores.fakes.InMemoryEmbeddingCache;
import dev.recs.stores.fakes.InMemoryEmbeddingUsageLog;
import dev.recs.testing.openai.OpenAiStandIn;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

final class EmbeddingEstimatorTest {

    @Test
    void saysBeforehandWhatTheRunThenSends() {
        try (OpenAiStandIn server = OpenAiStandIn.start()) {
            EmbeddingSettings settings =
                    TestSettings.openAi(server, Map.of("dimensions", "8", "price-per-million-tokens", "1000"));
            EmbeddingProvider provider = EmbeddingProviders.create(settings, ignored -> {});
            InMemoryEmbeddingCache cache = new InMemoryEmbeddingCache();
            Requests requests = new Requests(provider, cache, new InMemoryEmbeddingUsageLog(Clock.systemUTC()), 1);
            Embedder embedder = new Embedder(cache, requests, DataSize.ofBytes(0));
            embedder.find(List.of("known lantern"));
            EmbeddingUsage before = embedder.usage();

            List<String> catalog =
                    IntStream.range(0, 700).mapToObj(i -> "red teapot " + i).toList();
            List<String> searches = List.of("known lantern", "red teapot 3", "tea", "tea", " ");
            EmbeddingEstimator estimator = new EmbeddingEstimator(provider, cache, settings.pricePerMillionTokens());
            estimator.add(0, catalog);
            estimator.add(3, searches);
            estimator.add(2, searches);
            EmbeddingEstimate estimate = estimator.estimate();
            assertThat(server.requests()).as("an estimate sends nothing").isEqualTo(1);
            assertThat(cache.size()).isEqualTo(1);

            embedder.find(catalog);
            embedder.find(searches);
            EmbeddingUsage sent = embedder.usage().since(before);
            assertThat(estimate.users()).isEqualTo(5);
            assertThat(estimate.texts()).isEqualTo(702);
            assertThat(estimate.newTexts()).isEqualTo(sent.texts()).isEqualTo(701);
            assertThat(estimate.tokens()).isEqualTo(sent.tokens());
            assertThat(estimate.costDollars())
                    .isEqualByComparingTo(BigDecimal.valueOf(sent.tokens()).movePointLeft(3));
        }
    }
}
