package dev.recs.stores.queue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request to stop, made once and seen by every loop of the process; a pause ends early when it comes. */
public final class Cancellation {

    private final CountDownLatch requested = new CountDownLatch(1);

    public void request() {
        requested.countDown();
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits until it comes. */
    public void await() {
        boolean isRequested = false;
        while (!isRequested) {
            isRequested = isRequestedWithin(Duration.ofHours(1));
        }
    }

    /** @return true if cancellation was requested, false if the time is over */
    public boolean isRequestedWithin(Duration pause) {
        try {
            return requested.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
