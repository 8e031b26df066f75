package dev.recs.jobs.events;

import dev.recs.model.UserId;
import dev.recs.stores.Failures;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.events.EventRows;
import dev.recs.stores.events.OrderSettlement;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the orders in {@code recs_events} to what the shop has. No list waits or fails for it: the next event or order of the user repeats it. */
public final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final OrderSettlement orders;
    private final EventRows rows;
    private final RedisFlags flags;
    private final EventMetrics metrics;
    private final InstantSource clock;

    Settlement(OrderSettlement orders, EventRows rows, RedisFlags flags, EventMetrics metrics, InstantSource clock) {
        this.orders = orders;
        this.rows = rows;
        this.flags = flags;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** It is looked again for flags after rows were written: an erasure or an opt-out may have come since the user's rows were read. */
    public void settle(Collection<UserId> users) {
        try {
            orders.settle(users, clock.instant());
            rows.delete(flags.flagged(List.copyOf(users)));
        } catch (RuntimeException e) {
            metrics.settlementFailed();
            LOG.warn("orders are not attributed now: {}", Failures.asKind(e).getMessage());
        }
    }
}
