package dev.recs.grid.executor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** A task as Spark ships it. */
public final class RangeTask implements Function<UserRange, RangeResult> {

    private static final long SLICE_MS = 100;

    private final Broadcast<GridOrder> order;

    public RangeTask(Broadcast<GridOrder> order) {
        this.order = order;
    }

    /** Its failures of a known kind are in the result; what else it throws, Spark tries again on any executor. */
    @Override
    public RangeResult call(UserRange range) {
        StoreRetry retry = new StoreRetry(order.value().storeWait(), RangeTask::hold);
        ExecutorPipeline pipeline;
        try {
            pipeline = retry.call(() -> OpenPipelines.of(order.value()));
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            TaskFailure failure = TaskFailure.of(e).orElseThrow(() -> e);
            return new RangeResult(range, Map.of(), null, Map.of(), List.of(), Spent.NOTHING, false, failure);
        }
        return new RangeWork(pipeline, range, retry, RangeTask::isStopped).run();
    }

    private static boolean isStopped() {
        return TaskContext.get().isInterrupted();
    }

    private static boolean hold(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            while (System.nanoTime() < end && !isStopped()) {
                Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, SLICE_MS));
            }
            return !isStopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
