package dev.recs.jobs.relay;

import dev.recs.model.UserId;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.stores.shop.OrderChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Finds changed orders by their stamp, for a shop that has no triggers, and makes their users due.
 *
 * <p>A stamp is older than its commit, and a shop's clock is not ours: each poll looks {@link #OVERLAP} back and leaves out what it saw.
 * An order that commits later than that, one that is deleted, and the user from whom an order was taken before the poller first saw it, are
 * the night's.
 */
public final class OrderPoll {

    static final Duration OVERLAP = Duration.ofMinutes(15);

    /** How far back the first poll looks: a worker that was away for a night misses nothing. */
    static final Duration FIRST = Duration.ofDays(1);

    /** A stamp may count whole seconds: what was read so soon after it may change again without another stamp, and is taken once more. */
    static final Duration RESOLUTION = Duration.ofSeconds(2);

    private static final int BATCH = 500;

    private final Function<Instant, List<OrderChange>> changesSince;
    private final Consumer<List<PendingRefresh>> due;
    private final Clock clock;
    private final Map<String, Seen> seen = new HashMap<>();
    private Duration back = FIRST;

    /**
     * @param changesSince orders whose stamp is not before a time
     * @param due takes the users that are to be refreshed, some at a time
     */
    public OrderPoll(
            Function<Instant, List<OrderChange>> changesSince, Consumer<List<PendingRefresh>> due, Clock clock) {
        this.changesSince = changesSince;
        this.due = due;
        this.clock = clock;
    }

    /** @return how many users it made due */
    int poll() {
        Instant now = clock.instant();
        Map<UserId, PendingRefresh> users = new LinkedHashMap<>();
        List<OrderChange> changes = changesSince.apply(now.minus(back)).stream()
                .filter(change -> isNew(change, now))
                .toList();
        for (OrderChange change : changes) {
            add(users, change.user(), change);
            Seen before = seen.get(change.orderId());
            if (before != null && !before.change().user().equals(change.user())) {
                add(users, before.change().user(), change);
            }
        }
        send(List.copyOf(users.values()));
        changes.forEach(change -> seen.put(change.orderId(), new Seen(change, isSettled(change, now))));
        back = OVERLAP;
        seen.values().removeIf(old -> old.change().changedAt().isBefore(now.minus(FIRST)));
        return users.size();
    }

    private boolean isNew(OrderChange change, Instant now) {
        Seen before = seen.get(change.orderId());
        return before == null || !before.change().equals(change) || (!before.settled() && isSettled(change, now));
    }

    private static boolean isSettled(OrderChange change, Instant now) {
        return !now.isBefore(change.changedAt().plus(RESOLUTION));
    }

    private static void add(Map<UserId, PendingRefresh> users, UserId user, OrderChange change) {
        users.put(user, PendingRefresh.of(user, RefreshCause.ORDER, change.changedAt(), "order-" + change.orderId()));
    }

    private void send(List<PendingRefresh> users) {
        for (int from = 0; from < users.size(); from += BATCH) {
            due.accept(users.subList(from, Math.min(users.size(), from + BATCH)));
        }
    }

    /** @param settled whether nothing more can come with this stamp */
    private record Seen(OrderChange change, boolean settled) {}
}
