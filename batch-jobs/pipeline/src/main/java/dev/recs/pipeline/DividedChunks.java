package dev.recs.pipeline;

import dev.recs.model.UserId;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.Failures;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Refreshes the chunks of a run: one that fails is divided until each user who fails is a chunk of one; those are skipped.
 *
 * <p>A store that is down, and a wrong setting, are nobody's fault in particular and end the chunk.
 */
public final class DividedChunks {

    private final Supplier<RefreshPipeline> pipeline;
    private final Instant asOf;
    private final Consumer<List<UserId>> gone;
    private final BiConsumer<UserId, RuntimeException> skipped;

    /**
     * @param gone given the users with too few signals of whom something is stored
     * @param skipped given each user who fails alone; what it throws ends the chunk
     */
    public DividedChunks(
            Supplier<RefreshPipeline> pipeline,
            Instant asOf,
            Consumer<List<UserId>> gone,
            BiConsumer<UserId, RuntimeException> skipped) {
        this.pipeline = pipeline;
        this.asOf = asOf;
        this.gone = gone;
        this.skipped = skipped;
    }

    /**
     * @throws DependencyDown if a store does not answer
     * @throws Misconfigured if a setting is wrong
     * @throws CancellationException if a wait was cut short
     */
    public RefreshAccount refresh(List<UserId> users) {
        try {
            return pipeline.get().refreshInJob(users, asOf, gone);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            RuntimeException failure = Failures.asKind(e);
            if (failure instanceof DependencyDown || failure instanceof Misconfigured) {
                throw failure;
            }
            return users.size() == 1 ? skip(users.getFirst(), failure) : halves(users);
        }
    }

    private RefreshAccount halves(List<UserId> users) {
        int half = users.size() / 2;
        return refresh(users.subList(0, half)).plus(refresh(users.subList(half, users.size())));
    }

    private RefreshAccount skip(UserId user, RuntimeException failure) {
        skipped.accept(user, failure);
        return RefreshAccount.of(List.of(Outcome.SKIPPED));
    }
}
