package dev.recs.jobs.nightly;

import dev.recs.jobs.retention.GoneSignals;
import dev.recs.model.UserId;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.DividedChunks;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.pipeline.throttle.Throttle;
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
 * Refreshes chunks of users; orders that wait go first. Users who fail alone are skipped and recorded.
 *
 * <p>Position and account of the partition are stored together, after the chunk was saved and published.
 */
final class RefreshWriter implements ItemStreamWriter<UserId> {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshWriter.class);

    private final SkippedUsers skippedUsers;
    private final long runId;
    private final RunContext context;
    private final DividedChunks chunks;
    private int partition;
    private RefreshAccount account = RefreshAccount.NONE;

    RefreshWriter(
            CurrentPipeline pipeline,
            SkippedUsers skippedUsers,
            NightlyJobParameters run,
            long runId,
            RunContext context) {
        this.skippedUsers = skippedUsers;
        this.runId = runId;
        this.context = context;
        this.chunks = new DividedChunks(pipeline::current, run.asOf(), context.goneSignals()::add, this::skip);
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
            return chunks.refresh(users);
        } catch (CancellationException e) {
            throw new JobCancelled(e);
        }
    }

    private void skip(UserId user, RuntimeException failure) {
        LOG.debug("user {} skipped", user, failure);
        skippedUsers.record(runId, user, failure);
    }

    /** What all partitions of a run share: where they are, who lost all signals, the progress, the throttle, and the cancellation. */
    record RunContext(
            JobPositions positions,
            GoneSignals goneSignals,
            Progress progress,
            Throttle throttle,
            Cancellation cancellation) {}
}
