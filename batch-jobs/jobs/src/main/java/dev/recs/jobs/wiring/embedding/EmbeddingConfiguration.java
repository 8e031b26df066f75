package dev.recs.jobs.wiring.embedding;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.wiring.stores.StoresConfiguration;
import dev.recs.model.mongo.VectorFormat;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.EmbeddingEstimator;
import dev.recs.pipeline.embedding.EmbeddingMetrics;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.pipeline.embedding.EmbeddingProviders;
import dev.recs.pipeline.embedding.EmbeddingSettings;
import dev.recs.pipeline.embedding.ProviderFailures;
import dev.recs.pipeline.embedding.Requests;
import dev.recs.pipeline.embedding.RetryPause;
import dev.recs.settings.EnableSettings;
import dev.recs.stores.embeddings.EmbeddingCache;
import dev.recs.stores.embeddings.EmbeddingUsageLog;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.vectorsearch.ProductEmbeddings;
import dev.recs.stores.vectorsearch.VectorIndexes;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;

/** From settings to the one {@link Embedder} of a process, and the stores of the vectors of its space. */
@Configuration(proxyBeanMethods = false)
@Import(StoresConfiguration.class)
@EnableSettings(EmbeddingSettings.class)
public class EmbeddingConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingConfiguration.class);

    @Bean
    ProviderFailures providerFailures() {
        return new ProviderFailures();
    }

    /** Waits for the provider end when the process is told to end. */
    @Bean
    RetryPause retryPause(Cancellation cancellation) {
        return time -> !cancellation.isRequestedWithin(time);
    }

    @Bean
    EmbeddingProvider embeddingProvider(EmbeddingSettings settings, ProviderFailures failures, RetryPause pause) {
        EmbeddingProvider provider = EmbeddingProviders.create(settings, pause, failures::count);
        LOG.info("embeddings by {}", provider.space());
        return provider;
    }

    @Bean
    Requests embeddingRequests(
            EmbeddingProvider provider, EmbeddingCache cache, EmbeddingUsageLog log, EmbeddingSettings settings) {
        return new Requests(provider, cache, log, settings.maxConcurrentRequests());
    }

    /** Counted from the start wherever there is a registry. */
    @Bean
    Embedder embedder(
            Requests requests,
            EmbeddingCache cache,
            EmbeddingSettings settings,
            ProviderFailures failures,
            ObjectProvider<MeterRegistry> registries) {
        Embedder embedder = new Embedder(cache, requests, settings.memoryCache());
        registries.forEach(registry -> new EmbeddingMetrics(embedder, failures).bindTo(registry));
        return embedder;
    }

    /** A new one each time: it counts one run. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    EmbeddingEstimator embeddingEstimator(
            EmbeddingProvider provider, EmbeddingCache cache, EmbeddingSettings settings) {
        return new EmbeddingEstimator(provider, cache, settings.pricePerMillionTokens());
    }

    @Bean
    ProductEmbeddings productEmbeddings(MongoDatabase database, VectorFormat format, EmbeddingProvider provider) {
        return new ProductEmbeddings(database, format, provider.space());
    }

    @Bean
    VectorIndexes vectorIndexes(MongoDatabase database, EmbeddingProvider provider) {
        return new VectorIndexes(database, provider.space());
    }
}
