package dev.recs.jobs.retention;

import dev.recs.model.UserId;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.ListPublisher;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.stores.lists.Profiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Deletes profiles and lists of users who are no longer in {@code recs_users}, or inactive for long.
 *
 * <p>The nightly job refreshes a user for 90 days after the last activity; 90 days later, 180 after the activity, the list goes. A list that was made
 * later than that on purpose, by a run over everybody or of that user, is kept for the same 90 days.
 *
 * <p>A profile that was made of later activity than the shop still has tells that orders were deleted, refunded or moved to another
 * user. Nights do not choose such a user, so this step refreshes what is left, or nothing is left and the list goes. So it does with
 * users whom the run itself found with too few signals; all of them together obey the same limit.
 */
final class Retention {

    private static final int PAGE = 1_000;

    private final Profiles profiles;
    private final ProfileReview review;
    private final ListPublisher publisher;
    private final CurrentPipeline pipeline;
    private final RefreshSettings settings;

    Retention(
            Profiles profiles,
            ProfileReview review,
            ListPublisher publisher,
            CurrentPipeline pipeline,
            RefreshSettings settings) {
        this.profiles = profiles;
        this.review = review;
        this.publisher = publisher;
        this.pipeline = pipeline;
        this.settings = settings;
    }

    /** @param force deletes more than the limit too */
    Result run(Instant asOf, boolean force) {
        try {
            return clean(asOf, force);
        } finally {
            review.end();
        }
    }

    private Result clean(Instant asOf, boolean force) {
        List<UserId> inactive = new ArrayList<>();
        List<UserId> outdated = new ArrayList<>();
        long all = profiles.forEachPage(PAGE, page -> {
            ProfileReview.Findings found = review.review(page, asOf);
            inactive.addAll(found.inactive());
            outdated.addAll(found.outdated());
        });
        int count = inactive.size() + outdated.size();
        long allowed = Math.max(1, (long) (all * settings.maxDeleteFraction()));
        if (count > allowed && !force) {
            return new Result.Refused(count, all, allowed);
        }
        forEachPart(inactive, PAGE, publisher::withdraw);
        forEachPart(outdated, settings.chunkSize(), part -> pipeline.current().refresh(part, asOf));
        return new Result.Dropped(inactive.size(), outdated.size(), all);
    }

    private static void forEachPart(List<UserId> users, int size, Consumer<List<UserId>> work) {
        for (int from = 0; from < users.size(); from += size) {
            work.accept(users.subList(from, Math.min(from + size, users.size())));
        }
    }

    /** What a run did. */
    sealed interface Result {

        String describe();

        /**
         * @param outdated users who were refreshed because the shop has less of them than their profile
         * @param profiles how many there were
         */
        record Dropped(long dropped, long outdated, long profiles) implements Result {

            @Override
            public String describe() {
                return "dropped %d of %d profiles".formatted(dropped, profiles)
                        + (outdated == 0 ? "" : ", refreshed %d users whose orders are gone".formatted(outdated));
            }
        }

        /** Dropped none, because it would have been too many. */
        record Refused(long found, long profiles, long allowed) implements Result {

            @Override
            public String describe() {
                return ("dropped nobody: %d of %d profiles belong to users who are deleted or inactive or whose orders are gone, more than the %d that"
                                + " may be deleted at once (recs.refresh.max-delete-fraction); check the views recs_users and recs_purchases, and if they are right,"
                                + " run the same refresh with --force")
                        .formatted(found, profiles, allowed);
            }
        }
    }
}
