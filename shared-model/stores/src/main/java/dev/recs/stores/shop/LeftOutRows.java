package dev.recs.stores.shop;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that rows are left out because their id is none, so that one such row does not end the reading of the others. Thread-safe. */
public final class LeftOutRows {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOutRows.class);
    private static final long PAUSE = Duration.ofHours(1).toNanos();

    private final ShopView view;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    public LeftOutRows(ShopView view) {
        this.view = view;
    }

    /** A row was left out. One line an hour says so, and names no id: one of them may be a person's mail address. */
    public void add() {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            LOG.warn(
                    "rows of {} are left out whose id is empty, too long, begins or ends with a blank or holds a control"
                            + " character: 'recs check' counts and shows them",
                    view.viewName());
        }
    }
}
