package dev.recs.grid;

import dev.recs.grid.executor.GridOrder;
import dev.recs.grid.executor.RangeResult;
import dev.recs.grid.executor.UserRange;
import dev.recs.jobs.nightly.GridRun;
import dev.recs.jobs.nightly.GridRun.OpenPartition;
import dev.recs.jobs.nightly.GridRuns;
import dev.recs.jobs.nightly.JobCancelled;
import dev.recs.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Works through the partitions of the users step on Spark.
 *
 * <p>Throws nothing once the step is split: whatever happens, the partitions that are not done fail, and the run can be continued.
 */
final class SparkPartitionHandler implements PartitionHandler {

    /** A signal that ends Spark first, by its own hook, is known here a moment later. */
    private static final Duration SIGNAL = Duration.ofMillis(500);

    private final GridRuns runs;
    private final GridOrders orders;
    private final RangeCuts cuts;
    private final SparkRanges ranges;
    private final JobRepository repository;

    SparkPartitionHandler(
            GridRuns runs, GridOrders orders, RangeCuts cuts, SparkRanges ranges, JobRepository repository) {
        this.runs = runs;
        this.orders = orders;
        this.cuts = cuts;
        this.ranges = ranges;
        this.repository = repository;
    }

    @Override
    public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution step) throws Exception {
        GridRun run = runs.of(step);
        GridOrder order = orders.of(run.choice());
        PartitionStates states = new PartitionStates(splitter.split(step, 1), repository);
        try {
            work(run, order, states);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            states.failOpen(new JobCancelled());
        } catch (Throwable e) {
            states.failOpen(run.cancellation().isRequestedWithin(SIGNAL) ? new JobCancelled() : e);
        }
        return states.all();
    }

    private void work(GridRun run, GridOrder order, PartitionStates states) throws Exception {
        List<UserRange> all = new ArrayList<>();
        for (StepExecution execution : states.all()) {
            OpenPartition partition = run.open(execution);
            List<UserRange> own = cuts.of(partition);
            all.addAll(own);
            states.begin(execution, partition.number(), new PartitionBooks(run::save, partition, own.size()));
        }
        if (!all.isEmpty()) {
            ranges.run(all, order, run.cancellation(), result -> {
                take(run, result, states.books(result.range().partition()));
                states.completeDone(result.range().partition());
            });
        }
    }

    /** The account before the failure: what was done is done. */
    private static void take(GridRun run, RangeResult result, PartitionBooks book) {
        run.used(result.spent().usage(), result.spent().missing());
        run.gone(result.gone().stream().map(UserId::new).toList());
        book.add(result);
        run.advance(result.account().read());
        result.skipped().forEach((user, reason) -> run.skip(new UserId(user), reason));
        if (result.failure() != null) {
            throw result.failure().toException();
        }
        if (!result.whole()) {
            throw new IllegalStateException(
                    "%s was not done to its end, and nothing says why".formatted(result.range()));
        }
    }
}
