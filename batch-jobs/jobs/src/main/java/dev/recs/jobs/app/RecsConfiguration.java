package dev.recs.jobs.app;

import dev.recs.jobs.check.CheckSettings;
import dev.recs.jobs.imports.ImportConfiguration;
import dev.recs.jobs.management.ManagementSettings;
import dev.recs.jobs.nightly.BatchConfiguration;
import dev.recs.jobs.relay.RelaySettings;
import dev.recs.jobs.schedule.ScheduleConfiguration;
import dev.recs.jobs.schedule.ScheduleSettings;
import dev.recs.jobs.worker.WorkerConfiguration;
import dev.recs.jobs.worker.WorkerSettings;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.pipeline.embedding.EmbeddingSettings;
import dev.recs.recommender.model.training.TrainingSettings;
import dev.recs.recommender.profile.ProfileSettings;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rotation.RotationSettings;
import dev.recs.recommender.rules.RuleSettings;
import dev.recs.recommender.shelves.ShelfSettings;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.settings.EnableSettings;
import dev.recs.stores.ErasureSettings;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.lists.CacheTimes;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.vectorsearch.CandidateSettings;
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
    TrainingSettings.class,
    WorkerSettings.class,
    RelaySettings.class,
    ScheduleSettings.class,
    ManagementSettings.class,
    CheckSettings.class
})
class RecsConfiguration {

    @Bean
    PrometheusMeterRegistry meterRegistry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }
}
