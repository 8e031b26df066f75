package dev.recs.job;

/** A refresh runs already, here or on another machine. */
public final class OtherRunInProgress extends RuntimeException {

    OtherRunInProgress(String lock) {
        super("another refresh is in progress (it holds the lock '%s' of MySQL): wait until it has ended"
                .formatted(lock));
    }
}
