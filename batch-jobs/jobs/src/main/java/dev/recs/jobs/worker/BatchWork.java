package dev.recs.jobs.worker;

import dev.recs.jobs.events.Settlement;
import dev.recs.model.UserId;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.RefreshEntry;
import dev.recs.stores.outbox.Outbox;
import dev.recs.stores.queue.RefreshQueue;
import dev.recs.stores.redis.RedisClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one batch from its entries to published lists. */
final class BatchWork {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);

    private final RefreshQueue queue;
    private final Outbox outbox;
    private final EntrySteps steps;
    private final WorkerMetrics metrics;
    private final RedisClock clock;

    BatchWork(RefreshQueue queue, Outbox outbox, EntrySteps steps, WorkerMetrics metrics, RedisClock clock) {
        this.queue = queue;
        this.outbox = outbox;
        this.steps = steps;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Leaves the batch empty; if it throws, what is left in the batch is to be tried again. */
    void work(Batch batch) {
        OutboxRows rows = new OutboxRows(outbox.find(batch.users()));
        Set<String> visibleOrders = steps.readiness().visibleOrders(batch);
        Instant asOf = clock.instant();
        for (RefreshEntry entry : batch.entries()) {
            Duration pause = steps.readiness().pause(entry, rows, visibleOrders, asOf);
            if (pause.isPositive()) {
                queue.putBack(entry, entry.attempts(), pause);
                batch.leave(entry);
            }
        }
        Set<UserId> erased = steps.deletedAccounts().erase(rows.deletedAmong(batch.users()));
        List<UserId> users =
                batch.users().stream().filter(user -> !erased.contains(user)).toList();
        List<UserId> done = new ArrayList<>(erased);
        done.addAll(steps.refresher().refresh(users, asOf, (user, failure) -> fail(batch, rows, user, failure)));
        finish(batch, rows, done);
    }

    private void finish(Batch batch, OutboxRows rows, List<UserId> done) {
        List<RefreshEntry> finished = batch.entries().stream()
                .filter(entry -> done.contains(entry.user()))
                .toList();
        outbox.remove(rows.idsOf(done));
        queue.finish(finished);
        batch.leave(finished);
        finished.forEach(metrics::published);
        steps.settlement()
                .settle(finished.stream()
                        .filter(entry -> entry.cause() == RefreshCause.ORDER)
                        .map(RefreshEntry::user)
                        .distinct()
                        .toList());
        if (LOG.isDebugEnabled()) {
            finished.forEach(entry -> LOG.debug(
                    "{} published the list of user {}, for {}",
                    entry.traceId(),
                    entry.user(),
                    rows.tracesOf(entry.user())));
        }
    }

    private void fail(Batch batch, OutboxRows rows, UserId user, RuntimeException failure) {
        for (RefreshEntry entry : batch.entries()) {
            if (entry.user().equals(user)) {
                fail(entry, rows, failure);
                batch.leave(entry);
            }
        }
    }

    private void fail(RefreshEntry entry, OutboxRows rows, RuntimeException failure) {
        int attempts = entry.attempts() + 1;
        if (attempts < steps.attempts()) {
            LOG.debug("{} failed for the {}. time", entry.traceId(), attempts, failure);
            queue.putBack(entry, attempts, Duration.ofMillis(250L << attempts));
            metrics.retried();
        } else {
            LOG.warn(
                    "{} failed {} times and goes to the dead letters: {}",
                    entry.traceId(),
                    attempts,
                    failure.toString());
            queue.deadLetter(entry, failure.toString());
            outbox.remove(rows.idsOf(List.of(entry.user())));
            metrics.deadLettered();
        }
    }

    /** The steps that an entry of a batch passes, and the number of attempts before it is a dead letter. */
    record EntrySteps(
            Readiness readiness,
            DeletedAccounts deletedAccounts,
            DividingRefresh refresher,
            Settlement settlement,
            int attempts) {}
}
