package dev.recs.job;

import dev.recs.embedding.Embedder;
import dev.recs.embedding.RetryPause;
import dev.recs.neighbours.CatalogModelStore;
import dev.recs.queue.StopSignal;
import dev.recs.refresh.CatalogLearner;
import dev.recs.refresh.Refreshes;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.scope.StepScope;
import org.springframework.batch.core.step.Step;
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
@Import({RefreshJobConfiguration.class, StepPartsConfiguration.class})
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
    RunReports runReports(JdbcClient jdbc, JobRepository repository) {
        return new RunReports(jdbc, repository);
    }

    /** @param steps by the name of their bean */
    @Bean
    RefreshJobs refreshJobs(JobRepository repository, Map<String, Step> steps) {
        return new RefreshJobs(
                repository,
                Stream.of("catalogStep", "neighboursStep", "popularStep", "activityStep", "usersStep", "sweepStep")
                        .map(steps::get)
                        .map(Objects::requireNonNull)
                        .toList());
    }

    @Bean
    NightlyRun nightlyRun(NightlyRun.Batch batch, DataSource mysql, NightlyRun.Watch watch, Clock clock) {
        return new NightlyRun(batch, mysql, watch, clock);
    }

    @Bean
    NightlyRun.Batch batch(JobRepository repository, JobOperator operator, RefreshJobs jobs, RunReports reports) {
        return new NightlyRun.Batch(repository, operator, jobs, reports);
    }

    /** Waits for the embedding provider end when the process is told to end. */
    @Bean
    RetryPause retryPause(StopSignal stop) {
        return time -> !stop.comesWithin(time);
    }

    @Bean
    NightlyRun.Watch watch(Progress progress, Embedder embedder) {
        return new NightlyRun.Watch(progress, embedder);
    }

    @Bean
    SingleUsers singleUsers(JdbcClient jdbc, CatalogModelStore models, CatalogLearner learner, Refreshes refreshes) {
        return new SingleUsers(jdbc, models, learner, refreshes);
    }
}
