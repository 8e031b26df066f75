package dev.recs.jobs.nightly;

/** More users were skipped than a run may skip: something is wrong with more than a few users. */
public final class TooManySkipped extends RuntimeException {

    TooManySkipped(long skipped, int limit, String reason) {
        super(("%d users were skipped, which is more than recs.refresh.skip-limit %d; the last because: %s."
                        + " See table recs_skipped_users, repair, and run refresh again: it continues")
                .formatted(skipped, limit, reason));
    }
}
