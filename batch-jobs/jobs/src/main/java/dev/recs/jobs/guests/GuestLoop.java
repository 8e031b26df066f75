package dev.recs.jobs.guests;

import dev.recs.model.GuestId;
import dev.recs.stores.Failures;
import dev.recs.stores.guests.GuestMerge;
import dev.recs.stores.guests.GuestQueue;
import dev.recs.stores.guests.Guests;
import dev.recs.stores.queue.CancellableBackOff;
import dev.recs.stores.queue.Cancellation;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;

/**
 * The one thread of a worker for guests: makes lists of those who are due, a few at a time, finishes merges that nobody has finished, and lets
 * those go who were away too long. While users are due it rests before each part, so that no order waits for a guest.
 */
public final class GuestLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(GuestLoop.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int PART = 10;

    /** A second: who began a merge has three. */
    private static final int LOOKS_BETWEEN_MERGES = 5;

    private static final int LOOKS_BETWEEN_CLEANINGS = 300;

    private final GuestStores stores;
    private final GuestRefresh refresh;
    private final LongSupplier usersDue;
    private final Counter lists;
    private final Schedule schedule;
    private int looks;

    /**
     * @param usersDue how many users are due now
     * @param lists counts those that were made
     */
    GuestLoop(GuestStores stores, GuestRefresh refresh, LongSupplier usersDue, Counter lists, Schedule schedule) {
        this.stores = stores;
        this.refresh = refresh;
        this.usersDue = usersDue;
        this.lists = lists;
        this.schedule = schedule;
    }

    @Override
    public void run() {
        BackOffExecution backOff = CancellableBackOff.whileAStoreIsDown().start();
        boolean hadMore = false;
        while (!schedule.cancellation().isRequestedWithin(hadMore ? Duration.ZERO : POLL_INTERVAL)) {
            try {
                hadMore = look();
                backOff = CancellableBackOff.whileAStoreIsDown().start();
            } catch (RuntimeException e) {
                Duration pause = Duration.ofMillis(backOff.nextBackOff());
                LOG.warn(
                        "guests wait {} ms: {}",
                        pause.toMillis(),
                        Failures.asKind(e).getMessage());
                schedule.cancellation().isRequestedWithin(pause);
            }
        }
    }

    /** @return whether there may be more guests who are due */
    boolean look() {
        if (looks % LOOKS_BETWEEN_MERGES == 0) {
            stores.merge().finishOlder();
        }
        if (looks % LOOKS_BETWEEN_CLEANINGS == 0) {
            stores.guests().removeIdle(schedule.clock().instant());
        }
        looks++;
        GuestQueue.Taken taken = stores.queue().take(PART);
        if (!taken.guests().isEmpty()) {
            restWhileUsersAreDue();
            lists.increment(refresh.refresh(taken.guests(), schedule.clock().instant()));
            taken.guests().forEach(this::forgetIfEnded);
            stores.queue().finish(taken);
        }
        return taken.guests().size() == PART;
    }

    /** An event may have made a guest due who had ended. */
    private void forgetIfEnded(GuestId guest) {
        if (stores.guests().isEnded(guest)) {
            stores.guests().delete(guest);
        }
    }

    /** Not for ever: on a day on which orders never stop, guests have lists too. */
    private void restWhileUsersAreDue() {
        long end = System.nanoTime() + REST.toNanos();
        while (usersDue.getAsLong() > 0
                && System.nanoTime() < end
                && !schedule.cancellation().isRequestedWithin(Duration.ofMillis(20))) {
            // The pause is the condition.
        }
    }

    /** What is kept of guests. */
    public record GuestStores(Guests guests, GuestQueue queue, GuestMerge merge) {}

    /** When it ends, and what time it is. */
    record Schedule(Cancellation cancellation, InstantSource clock) {}
}
