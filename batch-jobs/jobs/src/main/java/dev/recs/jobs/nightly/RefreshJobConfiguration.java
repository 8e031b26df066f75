package dev.recs.jobs.nightly;

import dev.recs.jobs.retention.RetentionTask;
import dev.recs.model.UserId;
import dev.recs.pipeline.CatalogEmbedding;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.ModelChoice;
import dev.recs.pipeline.ModelPublisher;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.pipeline.StaleLists;
import dev.recs.pipeline.throttle.Throttle;
import dev.recs.settings.EnableSettings;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.shop.ShopPurchases;
import dev.recs.stores.shop.ShopViews;
import java.util.function.Function;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/** The nightly job: its steps in their order, and what they work with. */
@Configuration(proxyBeanMethods = false)
@Import({
    NightlyJobLauncher.class,
    NightlyJobLauncher.Batch.class,
    NightlyJobLauncher.RunObservation.class,
    RefreshJobs.class,
    RefreshSteps.class,
    JobPositions.class,
    JobReports.class,
    Progress.class,
    ProgressStart.class,
    UserPages.class,
    StaleLists.class,
    ActivityMove.class,
    ComparedOrders.class,
    ChangedOrders.class,
    OrderComparison.RunClock.class,
    OrderComparison.class,
    SkippedUsers.class,
    RefreshWriter.RunContext.class,
    GridRuns.class,
    EndedVariants.Work.class,
    EndedVariants.class,
    SingleUsers.class
})
@EnableSettings(GridSettings.class)
public class RefreshJobConfiguration {

    @Bean
    Step catalogStep(JobRepository repository, CatalogEmbedding embedding, Cancellation cancellation) {
        return step(
                NightlyJobLauncher.CATALOG,
                repository,
                cancellation,
                _ -> embedding.run().describe());
    }

    /** Also when a run is continued: a model that cannot be read any more is then trained again. */
    @Bean
    Step neighboursStep(
            JobRepository repository, CatalogTraining training, RefreshSettings settings, Cancellation cancellation) {
        return new StepBuilder(NightlyJobLauncher.NEIGHBOURS, repository)
                .allowStartIfComplete(true)
                .tasklet(
                        new StepWork((run, _) -> model(run, training, settings).describe(), cancellation),
                        new ResourcelessTransactionManager())
                .listener(new StepLog())
                .build();
    }

    /** What was done since is what makes a list stale; for that the model of last night will do. */
    private static ModelChoice model(NightlyJobParameters run, CatalogTraining training, RefreshSettings settings) {
        return run.selection() == Selection.STALE
                ? training.reuse(run.asOf(), settings.modelMaxAge())
                : training.train(run.asOf());
    }

    @Bean
    Step popularStep(JobRepository repository, ModelPublisher publisher, Cancellation cancellation) {
        return step("popular", repository, cancellation, run -> {
            publisher.publishPopular(run.asOf());
            return "";
        });
    }

    @Bean
    Step activityStep(JobRepository repository, ActivityMove move, Cancellation cancellation) {
        return step("activity", repository, cancellation, run -> "%d users".formatted(move.run(run.asOf())));
    }

    @Bean
    Step ordersStep(JobRepository repository, OrderComparison comparison, Cancellation cancellation) {
        return step("orders", repository, cancellation, comparison::run);
    }

    @Bean
    ShopPurchases shopPurchases(JdbcClient jdbc, ShopViews shop) {
        return new ShopPurchases(jdbc, shop);
    }

    @Bean
    @Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
    ItemStreamReader<UserId> userIdReader(
            UserPages pages,
            StaleLists staleLists,
            JobPositions positions,
            @Value("#{stepExecution}") StepExecution step) {
        long run = JobReports.idOf(step.getJobExecution());
        return new UserIdReader(
                pages,
                staleLists,
                NightlyJobParameters.parse(step.getJobParameters()),
                partition -> positions.load(run, partition).left());
    }

    @Bean
    @Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
    ItemStreamWriter<UserId> refreshWriter(
            CurrentPipeline pipeline,
            SkippedUsers skippedUsers,
            RefreshWriter.RunContext context,
            @Value("#{stepExecution}") StepExecution step) {
        return new RefreshWriter(
                pipeline,
                skippedUsers,
                NightlyJobParameters.parse(step.getJobParameters()),
                JobReports.idOf(step.getJobExecution()),
                context);
    }

    @Bean
    Throttle throttle(QueueMonitor monitor, QueueSettings queue, RefreshSettings settings) {
        return new Throttle(monitor::depth, queue.throttle(), settings.threads());
    }

    @Bean
    UserPartitioner userPartitioner(UserPages pages, JobPositions positions, RefreshSettings settings) {
        return new UserPartitioner(pages, positions, settings.partitions());
    }

    @Bean
    Step usersStep(
            JobRepository repository,
            UsersHandler usersHandler,
            UserPartitioner partitioner,
            ProgressStart progressStart) {
        return new StepBuilder("users", repository)
                .partitioner(NightlyJobLauncher.PARTITION, partitioner)
                .partitionHandler(usersHandler)
                .listener(partitioner)
                .listener(progressStart)
                .listener(new StepLog())
                .build();
    }

    @Bean
    UsersHandler usersHandler(ApplicationContext context, Step partitionStep, RefreshSettings settings) {
        TaskExecutorPartitionHandler threads = new TaskExecutorPartitionHandler();
        threads.setStep(partitionStep);
        threads.setTaskExecutor(threads(settings.threads()));
        threads.setGridSize(settings.partitions());
        return new UsersHandler(context, threads);
    }

    @Bean
    Step partitionStep(
            JobRepository repository,
            ItemStreamReader<UserId> userIdReader,
            ItemStreamWriter<UserId> refreshWriter,
            RefreshSettings settings) {
        return new StepBuilder(NightlyJobLauncher.PARTITION, repository)
                .<UserId, UserId>chunk(settings.chunkSize())
                .reader(userIdReader)
                .writer(refreshWriter)
                .transactionManager(withoutTransactions())
                .build();
    }

    @Bean
    Step variantsStep(JobRepository repository, EndedVariants ended, Cancellation cancellation) {
        return new StepBuilder("variants", repository)
                .tasklet(new StepWork(ended::run, cancellation), new ResourcelessTransactionManager())
                .listener(new StepLog())
                .build();
    }

    @Bean
    Step retentionStep(JobRepository repository, RetentionTask retention, Cancellation cancellation) {
        return step(
                NightlyJobLauncher.RETENTION, repository, cancellation, run -> retention.run(run.asOf(), run.force()));
    }

    private static Step step(
            String name,
            JobRepository repository,
            Cancellation cancellation,
            Function<NightlyJobParameters, String> work) {
        return new StepBuilder(name, repository)
                .tasklet(new StepWork((run, _) -> work.apply(run), cancellation), new ResourcelessTransactionManager())
                .listener(new StepLog())
                .build();
    }

    /** Without synchronization too, so that connections go back to the pool after each statement, not at the end of a chunk. */
    private static ResourcelessTransactionManager withoutTransactions() {
        ResourcelessTransactionManager manager = new ResourcelessTransactionManager();
        manager.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
        return manager;
    }

    private static AsyncTaskExecutor threads(int threads) {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(threads);
        executor.setThreadNamePrefix("refresh-");
        executor.setDaemon(true);
        executor.setTaskDecorator(RunLog::marked);
        executor.initialize();
        return executor;
    }
}
