package dev.recs.grid;

import dev.recs.grid.executor.GridOrder;
import dev.recs.grid.executor.RangeResult;
import dev.recs.grid.executor.RangeTask;
import dev.recs.grid.executor.UserRange;
import dev.recs.jobs.nightly.JobCancelled;
import dev.recs.stores.queue.Cancellation;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has ranges worked through by Spark, a bounded number at once.
 *
 * <p>Each is a job of one task over a partition of one data set. One job of all tasks would use every core of the cluster, and Spark has no
 * bound of its own that holds for every cluster manager.
 */
final class SparkRanges {

    private static final Logger LOG = LoggerFactory.getLogger(SparkRanges.class);
    private static final long POLL_MS = 200;

    private final JavaSparkContext spark;
    private final int atOnce;

    SparkRanges(JavaSparkContext spark, int atOnce) {
        this.spark = spark;
        this.atOnce = atOnce;
    }

    /**
     * Returns when all have ended, each told once, by this thread.
     *
     * @param ended what it throws ends the rest
     * @throws JobCancelled if the process is told to end
     * @throws ExecutionException if a task failed as often as Spark tries it
     */
    void run(List<UserRange> ranges, GridOrder order, Cancellation cancellation, Consumer<RangeResult> ended)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.clamp(ranges.size(), 1, atOnce),
                Thread.ofPlatform().daemon().name("grid-", 0).factory());
        try {
            CompletionService<RangeResult> results = new ExecutorCompletionService<>(threads);
            submit(ranges, order, results);
            for (int left = ranges.size(); left > 0; ) {
                Future<RangeResult> result = results.poll(POLL_MS, TimeUnit.MILLISECONDS);
                if (cancellation.isRequested()) {
                    throw new JobCancelled();
                }
                if (result != null) {
                    ended.accept(result.get());
                    left--;
                }
            }
        } finally {
            threads.shutdownNow();
            stopTasks();
        }
    }

    private void submit(List<UserRange> ranges, GridOrder order, CompletionService<RangeResult> results) {
        Broadcast<GridOrder> told = spark.broadcast(order);
        JavaRDD<RangeResult> work = spark.parallelize(ranges, ranges.size()).map(new RangeTask(told));
        for (int i = 0; i < ranges.size(); i++) {
            int[] partition = {i};
            results.submit(() -> work.collectPartitions(partition)[0].getFirst());
        }
    }

    /** A task looks before each chunk whether it is to stop. */
    private void stopTasks() {
        try {
            spark.sc().cancelAllJobs();
        } catch (IllegalStateException e) {
            LOG.debug("Spark has ended already: {}", e.getMessage());
        }
    }
}
