package dev.recs.jobs.nightly;

import dev.recs.jobs.retention.GoneSignals;
import dev.recs.jobs.throttle.Throttle;
import dev.recs.model.UserId;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.stores.Failures;
import dev.recs.stores.queue.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * Refreshes chunks of users; orders that wait go first. A chunk that fails is divided until each user who fails is a chunk of one; those are skipped.
 *
 * <p>Position and account of the partition are stored together, after the chunk was saved and published.
 */
final class RefreshWriter implements ItemStreamWriter<UserId> {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshWriter.class);

    private final CurrentPipeline pipeline;
    private final SkippedUsers skippedUsers;
    private final NightlyJobParameters run;
    private final long runId;
    private final RunContext context;
    private int partition;
    private RefreshAccount account = RefreshAccount.NONE;

    RefreshWriter(
            CurrentPipeline pipeline,
            SkippedUsers skippedUsers,
            NightlyJobParameters run,
            long runId,
            RunContext context) {
        this.pipeline = pipeline;
        this.skippedUsers = skippedUsers;
        this.run = run;
        this.runId = runId;
        this.context = context;
    }

    @Override
    public void open(ExecutionContext execution) {
        partition = UserPartitioner.numberIn(execution);
        JobPositions.Position position = context.positions().load(runId, partition);
        account = position.account();
        skippedUsers.forget(runId, position.left());
    }

    @Override
    public void write(Chunk<? extends UserId> users) {
        List<RefreshAccount> parts = new ArrayList<>();
        context.throttle().share(List.<UserId>copyOf(users.getItems()), part -> {
            if (context.cancellation().isRequested()) {
                throw new JobCancelled();
            }
            parts.add(refresh(part));
        });
        account = parts.stream().reduce(account, RefreshAccount::plus);
        context.positions().save(runId, partition, users.getItems().getLast(), account);
        context.progress().advance(users.size());
    }

    private RefreshAccount refresh(List<UserId> users) {
        try {
            return pipeline.current().refreshInJob(users, run.asOf(), context.goneSignals()::add);
        } catch (CancellationException e) {
            throw new JobCancelled(e);
        } catch (RuntimeException e) {
            RuntimeException failure = Failures.asKind(e);
            if (failure instanceof DependencyDown || failure instanceof Misconfigured) {
                throw failure;
            }
            return users.size() == 1 ? skip(users.getFirst(), failure) : divided(users);
        }
    }

    private RefreshAccount divided(List<UserId> users) {
        int half = users.size() / 2;
        return refresh(users.subList(0, half)).plus(refresh(users.subList(half, users.size())));
    }

    private RefreshAccount skip(UserId user, RuntimeException failure) {
        LOG.debug("user {} skipped", user, failure);
        skippedUsers.record(runId, user, failure);
        return RefreshAccount.of(List.of(Outcome.SKIPPED));
    }

    /** What all partitions of a run share: where they are, who lost all signals, the progress, the throttle, and the cancellation. */
    record RunContext(
            JobPositions positions,
            GoneSignals goneSignals,
            Progress progress,
            Throttle throttle,
            Cancellation cancellation) {}
}
