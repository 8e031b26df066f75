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
    Step catalogStep(JobRepository repository, CatalogTraining learner, Cancellation stop) {
        return step("catalog", repository, stop, _ -> learner.embed().describe());
    }

    /** Also when a run is continued: a model that cannot be read any more is then learnt again. */
    @Bean
    Step neighboursStep(
            JobRepository repository, CatalogTraining learner, RefreshSettings settings, Cancellation stop) {
        return new StepBuilder("neighbours", repository)
                .allowStartIfComplete(true)
                .tasklet(
                        new StepWork(
                                run -> "model as of "
                                        + model(run, learner, settings).asOf(),
                                stop),
                        new ResourcelessTransactionManager())
                .listener(new StepLog())
                .build();
    }

    /** What was done since is what makes a list stale; for that the model of last night will do. */
    private static CatalogModel model(NightlyJobParameters run, CatalogTraining learner, RefreshSettings settings) {
        return run.selection() == Selection.STALE
                ? learner.reuse(run.asOf(), settings.modelMaxAge())
                : learner.learn(run.asOf());
    }

    @Bean
    Step popularStep(JobRepository repository, CatalogTraining learner, Cancellation stop) {
        return step("popular", repository, stop, run -> {
            learner.savePopular(run.asOf());
            return "";
        });
    }

    @Bean
    Step activityStep(JobRepository repository, ActivityMove move, Cancellation stop) {
        return step("activity", repository, stop, run -> "%d users".formatted(move.run(run.asOf())));
    }

    @Bean
    @Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
    ItemStreamReader<UserId> userIdReader(
            UserPages pages, StaleLists staleLists, @Value("#{stepExecution}") StepExecution step) {
        return new UserIdReader(pages, staleLists, NightlyJobParameters.of(step.getJobParameters()));
    }

    @Bean
    @Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
    ItemStreamWriter<UserId> refreshWriter(
            CurrentPipeline refreshes,
            SkippedUsers skippedUsers,
            RefreshWriter.Surroundings surroundings,
            @Value("#{stepExecution}") StepExecution step) {
        return new RefreshWriter(
                refreshes,
                skippedUsers,
                NightlyJobParameters.of(step.getJobParameters()),
                JobReports.idOf(step.getJobExecution()),
                surroundings);
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
    Step sweepStep(JobRepository repository, Retention sweep, TombstoneExpiry marks, Cancellation stop) {
        return step("sweep", repository, stop, run -> {
            marks.run();
            return words(sweep.run(run));
        });
    }

    private static String words(Retention.Result result) {
        return switch (result) {
            case Retention.Result.Dropped(long dropped, long profiles) ->
                "dropped %d of %d profiles".formatted(dropped, profiles);
            case Retention.Result.Refused(long doomed, long profiles, long allowed) ->
                ("dropped nobody: %d of %d profiles belong to users who are gone or silent for long, more than the %d that"
                                + " may go at once (recs.refresh.max-delete-fraction); look at the view recs_users, and if it is right,"
                                + " run the same refresh with --force")
                        .formatted(doomed, profiles, allowed);
        };
    }

    private static Step step(
            String name, JobRepository repository, Cancellation stop, Function<NightlyJobParameters, String> work) {
        return new StepBuilder(name, repository)
                .tasklet(new StepWork(work, stop), new ResourcelessTransactionManager())
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
