package dev.recs.jobs.app;

import dev.recs.jobs.batch.BatchConfiguration;
import dev.recs.jobs.check.CheckSettings;
import dev.recs.jobs.connect.ConnectSettings;
import dev.recs.jobs.dryrun.DryRunConfiguration;
import dev.recs.jobs.imports.load.ImportConfiguration;
import dev.recs.jobs.management.ManagementSettings;
import dev.recs.jobs.nightly.RefreshJobConfiguration;
import dev.recs.jobs.retention.RetentionConfiguration;
import dev.recs.jobs.schedule.ScheduleConfiguration;
import dev.recs.jobs.wiring.pipeline.PipelineConfiguration;
import dev.recs.jobs.worker.WorkerConfiguration;
import dev.recs.settings.EnableSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All packages with beans, each with the configuration that lies beside its classes; wiring first. */
@Configuration(proxyBeanMethods = false)
@Import({
    PipelineConfiguration.class,
    ImportConfiguration.class,
    BatchConfiguration.class,
    RetentionConfiguration.class,
    RefreshJobConfiguration.class,
    DryRunConfiguration.class,
    WorkerConfiguration.class,
    ScheduleConfiguration.class
})
@EnableSettings({ManagementSettings.class, CheckSettings.class, ConnectSettings.class})
class RecsConfiguration {

    @Bean
    PrometheusMeterRegistry meterRegistry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }
}
