package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.queue.Cancellation;
import java.util.function.Function;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/** The steps of the run, in its order. */
@Configuration(proxyBeanMethods = false)
class RefreshJobConfiguration {

    @Bean
    Step catalogStep(JobRepository repository, CatalogTraining training, Cancellation cancellation) {
        return step("catalog", repository, cancellation, _ -> training.embed().describe());
    }

    /** Also when a run is continued: a model that cannot be read any more is then trained again. */
    @Bean
    Step neighboursStep(
            JobRepository repository, CatalogTraining training, RefreshSettings settings, Cancellation cancellation) {
        return new StepBuilder("neighbours", repository)
                .allowStartIfComplete(true)
                .tasklet(
                        new StepWork(
                                run -> "model as of "
                                        + model(run, training, settings).asOf(),
                                cancellation),
                        new ResourcelessTransactionManager())
                .listener(new StepLog())
                .build();
    }

    /** What was done since is what makes a list stale; for that the model of last night will do. */
    private static CatalogModel model(NightlyJobParameters run, CatalogTraining training, RefreshSettings settings) {
        return run.selection() == Selection.STALE
                ? training.reuse(run.asOf(), settings.modelMaxAge())
                : training.train(run.asOf());
    }

    @Bean
    Step popularStep(JobRepository repository, CatalogTraining training, Cancellation cancellation) {
        return step("popular", repository, cancellation, run -> {
            training.savePopular(run.asOf());
            return "";
        });
    }

    @Bean
    Step activityStep(JobRepository repository, ActivityMove move, Cancellation cancellation) {
        return step("activity", repository, cancellation, run -> "%d users".formatted(move.run(run.asOf())));
    }

    @Bean
    @Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
    ItemStreamReader<UserId> userIdReader(
            UserPages pages, StaleLists staleLists, @Value("#{stepExecution}") StepExecution step) {
        return new UserIdReader(pages, staleLists, NightlyJobParameters.parse(step.getJobParameters()));
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
    Step usersStep(
            JobRepository repository,
            Step partitionStep,
            UserPages pages,
            ProgressStart progressStart,
            RefreshSettings settings) {
        UserPartitioner partitioner = new UserPartitioner(pages, settings.partitions());
        return new StepBuilder("users", repository)
                .partitioner(NightlyJobLauncher.PARTITION, partitioner)
                .step(partitionStep)
                .gridSize(settings.partitions())
                .taskExecutor(threads(settings.threads()))
                .listener(partitioner)
                .listener(progressStart)
                .listener(new StepLog())
                .build();
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
    Step retentionStep(
            JobRepository repository, Retention retention, TombstoneExpiry tombstoneExpiry, Cancellation cancellation) {
        return step("sweep", repository, cancellation, run -> {
            tombstoneExpiry.run();
            return describe(retention.run(run));
        });
    }

    private static String describe(Retention.Result result) {
        return switch (result) {
            case Retention.Result.Dropped(long dropped, long outdated, long profiles) ->
                "dropped %d of %d profiles".formatted(dropped, profiles)
                        + (outdated == 0 ? "" : ", refreshed %d users whose orders are gone".formatted(outdated));
            case Retention.Result.Refused(long found, long profiles, long allowed) ->
                ("dropped nobody: %d of %d profiles belong to users who are deleted or inactive or whose orders are gone, more than the %d that"
                                + " may be deleted at once (recs.refresh.max-delete-fraction); check the views recs_users and recs_purchases, and if they are right,"
                                + " run the same refresh with --force")
                        .formatted(found, profiles, allowed);
        };
    }

    private static Step step(
            String name,
            JobRepository repository,
            Cancellation cancellation,
            Function<NightlyJobParameters, String> work) {
        return new StepBuilder(name, repository)
                .tasklet(new StepWork(work, cancellation), new ResourcelessTransactionManager())
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
        executor.initialize();
        return executor;
    }
}
