package dev.recs.stores.queue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asked for once, seen by every loop of the process; a pause ends early when it comes. */
public final class Cancellation {

    private final CountDownLatch given = new CountDownLatch(1);

    public void give() {
        given.countDown();
    }

    public boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Waits until it comes. */
    public void await() {
        boolean came = false;
        while (!came) {
            came = comesWithin(Duration.ofHours(1));
        }
    }

    /** @return true if the signal came, false if the time is over */
    public boolean comesWithin(Duration pause) {
        try {
            return given.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
