package dev.recs.jobs.worker;

import dev.recs.model.redis.RefreshEntry;
import dev.recs.stores.shop.ShopOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Tells whether a refresh would see what an entry is about. */
final class Readiness {

    private static final Duration AHEAD = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ShopOrders shop;
    private final WorkerMetrics metrics;
    private final Duration orderWait;

    Readiness(ShopOrders shop, WorkerMetrics metrics, Duration orderWait) {
        this.shop = shop;
        this.metrics = metrics;
        this.orderWait = orderWait;
    }

    /** Announced orders of a batch that MySQL shows. */
    Set<String> visibleOrders(Batch batch) {
        List<String> orders = batch.entries().stream()
                .flatMap(entry -> entry.orders().stream())
                .distinct()
                .toList();
        return shop.visible(orders);
    }

    /**
     * How long an entry should wait before it is worked on; zero if it should not.
     *
     * <p>An event up to five seconds ahead of our clock waits until its time has come, because activity after {@code asOf} is not
     * read. One that is further ahead is not waited for: the nightly job sees it when it is due.
     */
    Duration pause(RefreshEntry entry, OutboxRows rows, Set<String> visibleOrders, Instant asOf) {
        Instant horizon = asOf.plus(AHEAD);
        Instant visible = rows.visibleAt(entry.user(), horizon);
        Instant from = entry.at().isAfter(visible) && !entry.at().isAfter(horizon) ? entry.at() : visible;
        if (from.isAfter(asOf)) {
            return Duration.between(asOf, from).plusMillis(1);
        }
        if (visibleOrders.containsAll(entry.orders())) {
            return Duration.ZERO;
        }
        if (entry.at().plus(orderWait).isAfter(asOf)) {
            return PAUSE;
        }
        metrics.orderNotVisible();
        return Duration.ZERO;
    }
}
