package dev.recs.app;

import dev.recs.embedding.EmbeddingConfiguration;
import dev.recs.imports.ImportConfiguration;
import dev.recs.job.BatchConfiguration;
import dev.recs.queue.QueueConfiguration;
import dev.recs.ranking.vectorsearch.VectorSearchConfiguration;
import dev.recs.refresh.RefreshConfiguration;
import dev.recs.schedule.ScheduleConfiguration;
import dev.recs.stores.StoresConfiguration;
import dev.recs.worker.WorkerConfiguration;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Every stage, in the order of the flow. */
@Configuration(proxyBeanMethods = false)
@Import({
    StoresConfiguration.class,
    ImportConfiguration.class,
    EmbeddingConfiguration.class,
    VectorSearchConfiguration.class,
    RefreshConfiguration.class,
    BatchConfiguration.class,
    QueueConfiguration.class,
    WorkerConfiguration.class,
    ScheduleConfiguration.class
})
class RecsConfiguration {

    @Bean
    PrometheusMeterRegistry meterRegistry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }
}
