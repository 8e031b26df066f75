package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.DividedChunks;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.recommender.experiments.ListsByVariant;
import dev.recs.stores.lists.MongoRecommendations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Refreshes users whose list is of a variant that runs no longer, and those who came into the hold-out or left it, since it was switched on,
 * enlarged or made smaller. Those who are active were refreshed before; what is left is inactive, and would be served such a list until it is
 * deleted. With a hold-out the ids of all lists are read for it.
 */
final class EndedVariants {

    private final MongoRecommendations lists;
    private final CurrentLists current;
    private final CurrentPipeline pipeline;
    private final Work work;

    EndedVariants(MongoRecommendations lists, CurrentLists current, CurrentPipeline pipeline, Work work) {
        this.lists = lists;
        this.current = current;
        this.pipeline = pipeline;
        this.work = work;
    }

    /** @return in words how many there were; empty for none */
    String run(NightlyJobParameters run, long job) {
        lists.createIndex();
        ListsByVariant now = current.get();
        Set<VariantName> running = now.namesAt(run.asOf());
        DividedChunks chunks = new DividedChunks(
                pipeline::current,
                run.asOf(),
                work.context().goneSignals()::add,
                (user, failure) -> work.skipped().record(job, user, failure));
        Set<VariantName> stored = new HashSet<>(lists.variants());
        if (running.contains(VariantName.HOLD_OUT)) {
            stored.add(VariantName.NONE);
        }
        long found = 0;
        for (VariantName variant : stored) {
            Predicate<UserId> isWanted = user -> hasLeft(variant, running, now.variantOf(user, run.asOf()));
            found += refresh(
                    after -> lists.ofVariant(variant, after, work.settings().chunkSize()), isWanted, chunks);
        }
        return found == 0 ? "" : "%d users had lists of variants that they are not in".formatted(found);
    }

    /** A user enters the variant of an experiment with the next list, whenever that is, and the hold-out at once. */
    private static boolean hasLeft(VariantName variant, Set<VariantName> running, VariantName now) {
        boolean hasEnded = !variant.isNone() && !running.contains(variant);
        return hasEnded || now.isHoldOut() != variant.isHoldOut();
    }

    /** @param pages the users after an id, in the order of their ids */
    private long refresh(Function<String, List<UserId>> pages, Predicate<UserId> isWanted, DividedChunks chunks) {
        long found = 0;
        List<UserId> page = pages.apply("");
        while (!page.isEmpty()) {
            List<UserId> wanted = page.stream().filter(isWanted).toList();
            work.context().throttle().share(wanted, part -> {
                if (work.context().cancellation().isRequested()) {
                    throw new JobCancelled();
                }
                chunks.refresh(part);
            });
            found += wanted.size();
            page = pages.apply(page.getLast().value());
        }
        return found;
    }

    /** What a part of a run needs beside its users. */
    record Work(RefreshWriter.RunContext context, SkippedUsers skipped, RefreshSettings settings) {}
}
