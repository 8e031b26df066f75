package dev.recs.jobs.nightly;

import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.RetryPause;
import dev.recs.stores.queue.Cancellation;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.scope.StepScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Spring Batch's own parts, made by hand.
 *
 * <p>{@code @EnableBatchProcessing} fills a registry of all jobs when the context starts, which would open MySQL for commands
 * that need none.
 */
@Configuration(proxyBeanMethods = false)
@Import({RefreshJobConfiguration.class, RefreshSteps.class, JobComponentsConfiguration.class})
public class BatchConfiguration {

    @Bean
    static StepScope stepScope() {
        return new StepScope();
    }

    /** Of type MYSQL whatever the server: MariaDB knows that schema too, and its own differs in the sequences. */
    @Bean
    JdbcJobRepositoryFactoryBean jobRepository(DataSource mysql, JdbcTransactionManager transactions) {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(mysql);
        factory.setTransactionManager(transactions);
        factory.setDatabaseType("MYSQL");
        factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
        return factory;
    }

    @Bean
    TaskExecutorJobOperator jobOperator(JobRepository repository) {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        return operator;
    }

    @Bean
    Progress progress() {
        return new Progress();
    }

    @Bean
    JobReports runReports(JdbcClient jdbc, JobRepository repository) {
        return new JobReports(jdbc, repository);
    }

    @Bean
    RefreshJobs refreshJobs(JobRepository repository, RefreshSteps steps) {
        return new RefreshJobs(repository, steps.inOrder());
    }

    @Bean
    NightlyJobLauncher nightlyRun(
            NightlyJobLauncher.Batch batch,
            DataSource mysql,
            NightlyJobLauncher.RunObservation observation,
            Clock clock) {
        return new NightlyJobLauncher(batch, mysql, observation, clock);
    }

    @Bean
    NightlyJobLauncher.Batch batch(
            JobRepository repository, JobOperator operator, RefreshJobs jobs, JobReports reports) {
        return new NightlyJobLauncher.Batch(repository, operator, jobs, reports);
    }

    /** Waits for the embedding provider end when the process is told to end. */
    @Bean
    RetryPause retryPause(Cancellation cancellation) {
        return time -> !cancellation.isRequestedWithin(time);
    }

    @Bean
    NightlyJobLauncher.RunObservation watch(Progress progress, Embedder embedder) {
        return new NightlyJobLauncher.RunObservation(progress, embedder);
    }

    @Bean
    SingleUsers singleUsers(JdbcClient jdbc, CatalogModels models, CatalogTraining training, CurrentPipeline pipeline) {
        return new SingleUsers(jdbc, models, training, pipeline);
    }
}
