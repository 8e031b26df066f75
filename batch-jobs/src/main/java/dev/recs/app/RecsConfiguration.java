package dev.recs.app;

import dev.recs.embedding.EmbeddingConfiguration;
import dev.recs.embedding.EmbeddingSettings;
import dev.recs.imports.ImportConfiguration;
import dev.recs.job.BatchConfiguration;
import dev.recs.management.ManagementSettings;
import dev.recs.neighbours.LearningSettings;
import dev.recs.profile.ProfileSettings;
import dev.recs.publication.CacheTimes;
import dev.recs.queue.QueueConfiguration;
import dev.recs.queue.QueueSettings;
import dev.recs.ranking.RankingSettings;
import dev.recs.ranking.diversity.DiversitySettings;
import dev.recs.ranking.vectorsearch.CandidateSettings;
import dev.recs.ranking.vectorsearch.VectorSearchConfiguration;
import dev.recs.refresh.RefreshConfiguration;
import dev.recs.refresh.RefreshSettings;
import dev.recs.relay.RelaySettings;
import dev.recs.rotation.RotationSettings;
import dev.recs.rules.RuleSettings;
import dev.recs.schedule.ScheduleConfiguration;
import dev.recs.schedule.ScheduleSettings;
import dev.recs.settings.EnableSettings;
import dev.recs.shelves.ShelfSettings;
import dev.recs.signal.SignalSettings;
import dev.recs.stores.ErasureSettings;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.StoresConfiguration;
import dev.recs.worker.WorkerConfiguration;
import dev.recs.worker.WorkerSettings;
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
@EnableSettings({
    StoreSettings.class,
    ErasureSettings.class,
    CacheTimes.class,
    QueueSettings.class,
    RefreshSettings.class,
    SignalSettings.class,
    ProfileSettings.class,
    EmbeddingSettings.class,
    CandidateSettings.class,
    RankingSettings.class,
    DiversitySettings.class,
    RotationSettings.class,
    ShelfSettings.class,
    RuleSettings.class,
    LearningSettings.class,
    WorkerSettings.class,
    RelaySettings.class,
    ScheduleSettings.class,
    ManagementSettings.class
})
class RecsConfiguration {

    @Bean
    PrometheusMeterRegistry meterRegistry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }
}
