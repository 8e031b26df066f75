package dev.recs.jobs.worker;

import dev.recs.stores.Failures;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.QueueMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one worker process: the relay, the loops that refresh, and those that look after the catalog model and the marks in Redis. */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration LAST_BATCH = Duration.ofSeconds(9);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

    private final Cancellation cancellation;
    private final Map<String, Runnable> watches;
    private final List<WorkerLoop> loops;
    private final LatestPipeline current;
    private final QueueMonitor monitor;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean failed;

    /** @param watches what makes users due or looks after the stores, by the names of their threads */
    Worker(
            Cancellation cancellation,
            Map<String, Runnable> watches,
            List<WorkerLoop> loops,
            LatestPipeline current,
            QueueMonitor monitor) {
        this.cancellation = cancellation;
        this.watches = Map.copyOf(watches);
        this.loops = List.copyOf(loops);
        this.current = current;
        this.monitor = monitor;
    }

    public void start() {
        watches.forEach(this::begin);
        for (int i = 0; i < loops.size(); i++) {
            begin("refresh-" + (i + 1), loops.get(i));
        }
        begin("catalog", this::watchCatalog);
        LOG.info("worker started with {} threads", loops.size());
    }

    /** Waits until the process is told to end. @return false if a thread has failed for good, which ends the others */
    public boolean await() {
        cancellation.await();
        return !failed;
    }

    /** What keeps a thread from working; empty if all work. */
    Optional<String> trouble() {
        return loops.stream().map(WorkerLoop::trouble).flatMap(Optional::stream).findFirst();
    }

    /** Takes no more, finishes what was taken, under ten seconds. What is not finished by then another worker claims. */
    @Override
    public void close() {
        cancellation.request();
        long deadline = System.nanoTime() + LAST_BATCH.toNanos();
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(
                        1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        long left = threads.stream().filter(Thread::isAlive).count();
        LOG.info("worker stopped{}", left == 0 ? "" : ", " + left + " threads did not end in time");
    }

    private void watchCatalog() {
        while (!cancellation.isRequestedWithin(POLL_INTERVAL)) {
            try {
                current.reloadIfChanged();
                monitor.removeInactiveConsumers();
            } catch (RuntimeException e) {
                LOG.warn(
                        "catalog model could not be checked: {}",
                        Failures.asKind(e).getMessage());
            }
        }
    }

    private void begin(String name, Runnable loop) {
        threads.add(Thread.ofPlatform()
                .name(name)
                .uncaughtExceptionHandler((_, failure) -> fail(name, failure))
                .start(loop));
    }

    /** A store that is away is waited for in the loop; what comes here, such as no memory, does not pass by waiting. */
    private void fail(String thread, Throwable failure) {
        LOG.error("{} has failed: the worker ends with code 1, start it again", thread, failure);
        failed = true;
        cancellation.request();
    }
}
