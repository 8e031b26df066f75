package dev.recs.jobs.nightly;

import dev.recs.jobs.nightly.UserPages.Range;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * Refreshes chunks of users; orders that wait go first. A chunk that fails is divided until each user who fails is a chunk of one; those are skipped.
 *
 * <p>The account of the partition lies in the step's context beside the reader's position: both are saved together, after the
 * chunk. So a restarted run's account is that of the whole run.
 */
final class RefreshWriter implements ItemStreamWriter<UserId> {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshWriter.class);
    private static final String COUNT = "count.";

    private final CurrentPipeline pipeline;
    private final SkippedUsers skippedUsers;
    private final NightlyJobParameters run;
    private final String runId;
    private final RunContext context;
    private RefreshAccount account = RefreshAccount.NONE;

    RefreshWriter(
            CurrentPipeline pipeline,
            SkippedUsers skippedUsers,
            NightlyJobParameters run,
            String runId,
            RunContext context) {
        this.pipeline = pipeline;
        this.skippedUsers = skippedUsers;
        this.run = run;
        this.runId = runId;
        this.context = context;
    }

    @Override
    public void open(ExecutionContext context) {
        account = accountIn(context);
        skippedUsers.forget(
                runId, new Range(context.getString(UserIdReader.AFTER, ""), context.getString(UserIdReader.UP_TO, "")));
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
        context.progress().advance(users.size());
    }

    @Override
    public void update(ExecutionContext context) {
        account.counts().forEach((outcome, count) -> context.putLong(COUNT + outcome, count));
    }

    static RefreshAccount accountIn(ExecutionContext context) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, context.getLong(COUNT + outcome, 0));
        }
        return new RefreshAccount(counts);
    }

    private RefreshAccount refresh(List<UserId> users) {
        try {
            return pipeline.current().refresh(users, run.asOf());
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

    /** The progress of the run, its throttle, and its cancellation. */
    record RunContext(Progress progress, Throttle throttle, Cancellation cancellation) {}
}
