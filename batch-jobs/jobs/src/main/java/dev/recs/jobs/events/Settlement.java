package dev.recs.jobs.events;

import dev.recs.model.UserId;
import dev.recs.stores.Failures;
import dev.recs.stores.events.OrderSettlement;
import java.time.InstantSource;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the orders in {@code recs_events} to what the shop has. No list waits or fails for it: the next event or order of the user repeats it. */
public final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final OrderSettlement orders;
    private final EventMetrics metrics;
    private final InstantSource clock;

    Settlement(OrderSettlement orders, EventMetrics metrics, InstantSource clock) {
        this.orders = orders;
        this.metrics = metrics;
        this.clock = clock;
    }

    public void settle(Collection<UserId> users) {
        try {
            orders.settle(users, clock.instant());
        } catch (RuntimeException e) {
            metrics.settlementFailed();
            LOG.warn("orders are not attributed now: {}", Failures.asKind(e).getMessage());
        }
    }
}
