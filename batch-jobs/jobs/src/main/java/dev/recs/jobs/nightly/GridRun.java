package dev.recs.jobs.nightly;

import dev.recs.model.EmbeddingUsage;
import dev.recs.model.UserId;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.MissingVectors;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.shop.ShopUsers.Range;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepExecution;

/** The books of one run: what is left of its partitions, and what became of its users. Only the process that runs the job keeps them. */
public final class GridRun {

    private final Choice choice;
    private final RefreshWriter.RunContext context;
    private final SkippedUsers skippedUsers;
    private final Embedder embedder;

    GridRun(Choice choice, RefreshWriter.RunContext context, SkippedUsers skippedUsers, Embedder embedder) {
        this.choice = choice;
        this.context = context;
        this.skippedUsers = skippedUsers;
        this.embedder = embedder;
    }

    public Choice choice() {
        return choice;
    }

    /** Asked to stop; a wait on it ends when that comes. */
    public Cancellation cancellation() {
        return context.cancellation();
    }

    /** What is left of a partition. Users who are tried again are not counted as skipped until they fail again. */
    public OpenPartition open(StepExecution partition) {
        int number = UserPartitioner.numberIn(partition.getExecutionContext());
        JobPositions.Position position = context.positions().load(choice.id(), number);
        skippedUsers.forget(choice.id(), position.left());
        return new OpenPartition(number, position.left(), position.account());
    }

    /**
     * All users of a partition up to one are done.
     *
     * @param account of them, that of earlier attempts included
     */
    public void save(int partition, UserId last, RefreshAccount account) {
        context.positions().save(choice.id(), partition, last, account);
    }

    /** Users were done, in whatever order, since the last call. */
    public void advance(long users) {
        context.progress().advance(users);
    }

    /** @throws TooManySkipped if the run has now skipped more than its limit */
    public void skip(UserId user, String reason) {
        skippedUsers.record(choice.id(), user, reason);
    }

    /** Too few signals, and something is stored: retention decides. */
    public void gone(List<UserId> users) {
        context.goneSignals().add(users);
    }

    /** By other processes, for this run. */
    public void used(EmbeddingUsage usage, MissingVectors missing) {
        embedder.add(usage, missing);
    }

    /**
     * Whom a run refreshes.
     *
     * @param id as in {@code recs_job_positions}
     * @param activeSince null: whenever
     * @param staleOnly only those whose list is stale
     */
    public record Choice(long id, Instant asOf, @Nullable Instant activeSince, boolean staleOnly) {}

    /** @param account of the users before what is left */
    public record OpenPartition(int number, Range left, RefreshAccount account) {}
}
