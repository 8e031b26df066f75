package dev.recs.jobs.nightly;

import dev.recs.model.EmbeddingUsage;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.MissingVectors;
import dev.recs.stores.Failures;
import dev.recs.stores.redis.RedisClock;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** Starts or continues a run, one at a time, and tells how it ended. */
public final class NightlyJobLauncher {

    static final String CATALOG = "catalog";
    static final String NEIGHBOURS = "neighbours";
    static final String PARTITION = "users-partition";
    static final String RETENTION = "retention";

    /** Less than a day, so that what last night left undone does not stand in for tonight. */
    private static final Duration RESUMABLE = Duration.ofHours(23);

    private static final int LONGEST_REASON = 1_000;

    private final Batch batch;
    private final DataSource mysql;
    private final RunObservation observation;
    private final Clock clock;
    private final RedisClock redisClock;

    NightlyJobLauncher(Batch batch, DataSource mysql, RunObservation observation, Clock clock, RedisClock redisClock) {
        this.batch = batch;
        this.mysql = mysql;
        this.observation = observation;
        this.clock = clock;
        this.redisClock = redisClock;
    }

    /**
     * Runs to the end.
     *
     * @throws JobAlreadyRunning if one is running
     * @throws TooManySkipped if more users failed than may
     * @throws JobCancelled if the process is told to end
     * <p>An embedding provider that is away ends nothing: all lists are made with the vectors there are, and the result names the failure.
     *
     * @throws dev.recs.model.failure.DependencyDown if a store does not answer; run it again later
     */
    public JobResult run(JobRequest request) {
        try (JobLock _ = JobLock.acquire(mysql)) {
            new DeadExecutions(batch.repository(), batch.operator()).declareFailed();
            NightlyJobParameters run = new NightlyJobParameters(request.selection(), asOf(request), request.force());
            Optional<JobExecution> last = lastExecution(run);
            if (last.isPresent() && last.get().getStatus() == BatchStatus.COMPLETED) {
                return new JobResult.AlreadyDone(
                        run.asOf(), batch.reports().account(last.get().getJobInstance()));
            }
            return start(run, last.map(NightlyJobLauncher::failureBefore));
        } catch (SQLException | JobExecutionException e) {
            RuntimeException failure = new IllegalStateException("the run could not be started: " + e.getMessage(), e);
            throw Failures.asKind(failure);
        }
    }

    /** When a run of this selection last ended well. */
    public Optional<Instant> lastCompleted(Selection selection) {
        return batch.reports().lastCompleted(selection);
    }

    private JobResult start(NightlyJobParameters run, Optional<String> continued) throws JobExecutionException {
        RunLog log = new RunLog("refresh %s as of %s %s"
                .formatted(
                        run.selection().describe(),
                        run.asOf(),
                        continued.map("continues what "::concat).orElse("started")));
        Instant begin = clock.instant();
        EmbeddingUsage before = observation.embedder().usage();
        observation.embedder().missing().begin();
        JobExecution execution;
        try {
            execution = batch.operator().start(batch.jobs().jobFor(run.selection(), log), run.toJobParameters());
        } finally {
            observation.progress().end();
        }
        RefreshAccount account = batch.reports().account(execution.getJobInstance());
        EmbeddingUsage used = observation.embedder().usage().since(before);
        MissingVectors missing = observation.embedder().missing().reading();
        batch.reports()
                .save(
                        execution,
                        account,
                        new JobReports.Sent(begin, used.texts(), used.tokens(), missing),
                        clock.instant());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw recorded(failureOf(execution), execution);
        }
        return new JobResult.Finished(
                run.asOf(),
                account,
                new JobResult.Spent(Duration.between(begin, clock.instant()), used.texts(), used.tokens()),
                missing,
                new JobResult.Steps(
                        accountOf(CATALOG, execution),
                        accountOf(NEIGHBOURS, execution),
                        accountOf(RETENTION, execution)),
                continued);
    }

    /** Keeps the reason with the execution, for the run that continues it. */
    private RuntimeException recorded(RuntimeException failure, JobExecution execution) {
        String reason = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        execution.setExitStatus(new ExitStatus(
                execution.getExitStatus().getExitCode(),
                reason.substring(0, Math.min(reason.length(), LONGEST_REASON))));
        batch.repository().update(execution);
        return failure;
    }

    /** What failed and when, in words that follow "continues what". */
    private static String failureBefore(JobExecution execution) {
        LocalDateTime end = execution.getEndTime();
        return "failed at %s: %s"
                .formatted(
                        end == null ? BatchTimes.lastSign(execution) : BatchTimes.read(end),
                        execution.getExitStatus().getExitDescription());
    }

    private Instant asOf(JobRequest request) {
        return request.asOf()
                .or(() -> request.fresh() ? Optional.empty() : unfinished(request.selection()))
                .orElseGet(redisClock::instant)
                .truncatedTo(ChronoUnit.MILLIS);
    }

    /** The {@code asOf} of the newest run, if that is to be continued. */
    private Optional<Instant> unfinished(Selection selection) {
        return Optional.ofNullable(batch.repository().getLastJobInstance(selection.jobName()))
                .map(newest -> batch.repository().getLastJobExecution(newest))
                .filter(execution -> execution.getStatus() != BatchStatus.COMPLETED)
                .map(execution ->
                        NightlyJobParameters.parse(execution.getJobParameters()).asOf())
                .filter(asOf -> asOf.plus(RESUMABLE).isAfter(clock.instant()));
    }

    /** Of this very run; empty if it is a new one. */
    private Optional<JobExecution> lastExecution(NightlyJobParameters run) {
        return Optional.ofNullable(
                        batch.repository().getJobInstance(run.selection().jobName(), run.toJobParameters()))
                .map(batch.repository()::getLastJobExecution);
    }

    /** The failure that matters most: too many skips, then what the first failed step says. */
    private static RuntimeException failureOf(JobExecution execution) {
        return causes(execution)
                .filter(TooManySkipped.class::isInstance)
                .map(RuntimeException.class::cast)
                .findFirst()
                .or(() -> causes(execution)
                        .filter(JobCancelled.class::isInstance)
                        .map(RuntimeException.class::cast)
                        .findFirst())
                .or(() -> causes(execution)
                        .flatMap(cause -> Failures.kindOf(cause).stream())
                        .findFirst())
                .orElseGet(() -> new IllegalStateException(
                        "refresh ended as %s".formatted(execution.getStatus()),
                        causes(execution).findFirst().orElse(null)));
    }

    /** The failures of all steps with what lies behind them: the framework wraps what a writer throws. */
    private static Stream<Throwable> causes(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .flatMap(failure -> Stream.iterate(failure, Objects::nonNull, Throwable::getCause));
    }

    private static String accountOf(String name, JobExecution execution) {
        return execution.getStepExecutions().stream()
                .filter(step -> step.getStepName().equals(name))
                .map(StepExecution::getExitStatus)
                .map(status -> status.getExitDescription())
                .findFirst()
                .orElse("");
    }

    /** What of Spring Batch a run needs. */
    record Batch(JobRepository repository, JobOperator operator, RefreshJobs jobs, JobReports reports) {}

    /** The progress of a run, and the embedder whose usage it reports. */
    record RunObservation(Progress progress, Embedder embedder) {}
}
