package dev.recs.jobs.worker;

import dev.recs.stores.Failures;
import dev.recs.stores.erasure.OptOutRestore;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.redis.LossDetector;
import dev.recs.stores.refusals.RefusalExpiry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts back what forbids something of a user and Redis has lost: tombstones, opt-out flags, refusals; within seconds of a loss, and once when
 * a worker starts. The nightly job does the same, and looks at the other two stores as well.
 */
final class LostMarks implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LostMarks.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final LossDetector detector;
    private final TombstoneExpiry tombstones;
    private final OptOutRestore optOuts;
    private final RefusalExpiry refusals;
    private final Cancellation cancellation;
    private boolean mustRestore;

    LostMarks(
            LossDetector detector,
            TombstoneExpiry tombstones,
            OptOutRestore optOuts,
            RefusalExpiry refusals,
            Cancellation cancellation) {
        this.detector = detector;
        this.tombstones = tombstones;
        this.optOuts = optOuts;
        this.refusals = refusals;
        this.cancellation = cancellation;
    }

    @Override
    public void run() {
        do {
            try {
                look();
            } catch (RuntimeException e) {
                LOG.warn(
                        "what Redis may have lost could not be put back, trying again in {} s: {}",
                        INTERVAL.toSeconds(),
                        Failures.asKind(e).getMessage());
            }
        } while (!cancellation.isRequestedWithin(INTERVAL));
    }

    /** Restores if Redis has lost something since the last look, or if that did not work then. */
    void look() {
        mustRestore |= detector.hasLost();
        if (mustRestore) {
            long erased = tombstones.restoreAll();
            long optedOut = optOuts.restoreFlags();
            refusals.restoreAll();
            mustRestore = false;
            if (erased + optedOut > 0) {
                LOG.warn("Redis had lost {} tombstones and {} opt-outs: put back", erased, optedOut);
            }
        }
    }
}
