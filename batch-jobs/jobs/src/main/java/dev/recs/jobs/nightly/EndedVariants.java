package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.DividedChunks;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.stores.lists.MongoRecommendations;
import java.util.List;
import java.util.Set;

/**
 * Refreshes users whose list is of a variant that runs no longer. Those who are active were refreshed before; what is left is inactive, and
 * would be served a list of an ended experiment until it is deleted.
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
        RefreshWriter.RunContext context = work.context();
        DividedChunks chunks = new DividedChunks(
                pipeline::current,
                run.asOf(),
                context.goneSignals()::add,
                (user, failure) -> work.skipped().record(job, user, failure));
        Set<VariantName> running = current.get().namesAt(run.asOf());
        long found = 0;
        List<UserId> page = page(running, "");
        while (!page.isEmpty()) {
            context.throttle().share(page, part -> {
                if (context.cancellation().isRequested()) {
                    throw new JobCancelled();
                }
                chunks.refresh(part);
            });
            found += page.size();
            page = page(running, page.getLast().value());
        }
        return found == 0 ? "" : "%d users had lists of variants that run no longer".formatted(found);
    }

    private List<UserId> page(Set<VariantName> running, String after) {
        return lists.ofOtherVariants(running, after, work.settings().chunkSize());
    }

    /** What a part of a run needs beside its users. */
    record Work(RefreshWriter.RunContext context, SkippedUsers skipped, RefreshSettings settings) {}
}
