package dev.recs.jobs.nightly;

import dev.recs.jobs.nightly.ChangedOrders.Change;
import dev.recs.model.UserId;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.RefreshQueue;
import dev.recs.stores.shop.ShopUsers.Active;
import dev.recs.stores.shop.ShopUsers.Range;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares each user's orders with those of the night before, and sends the users with others into the refresh queue: what neither a trigger
 * nor a poll told, such as an old order that was deleted, moved to another user, or committed long after its stamp.
 *
 * <p>The job itself refreshes who was active within {@code recs.refresh.active-within}; their orders are only remembered here, before it reads
 * them. The others are sent, which the job would not choose. Where more of them than {@code recs.refresh.max-delete-fraction} lost orders,
 * nobody is sent and nothing remembered: a faulty view must not empty the lists.
 *
 * <p>Users are read in pages, with the statements of a refresh; beside a page at most {@link #LIMIT} users are held. More are left to the next night.
 */
final class OrderComparison {

    static final int LIMIT = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(OrderComparison.class);
    private static final int BATCH = 500;

    private final UserPages pages;
    private final ChangedOrders orders;
    private final RefreshQueue queue;
    private final RefreshSettings settings;
    private final RunClock clock;

    OrderComparison(
            UserPages pages, ChangedOrders orders, RefreshQueue queue, RefreshSettings settings, RunClock clock) {
        this.pages = pages;
        this.orders = orders;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return what came of it */
    String run(NightlyJobParameters run) {
        if (run.selection() == Selection.STALE) {
            return "left to the nightly job";
        }
        boolean onlyRemembered = run.selection() == Selection.ALL || orders.isFirst();
        Tally tally = compare(run.asOf(), onlyRemembered);
        long allowed = Math.max(1, (long) (tally.users * settings.maxDeleteFraction()));
        if (tally.losses > allowed && !run.force()) {
            String refusal =
                    ("sent nobody: %d of %d users who were not active lately have fewer orders than at the last comparison, more than the"
                                    + " %d that may lose some at once (recs.refresh.max-delete-fraction); check the view recs_purchases, and if it is"
                                    + " right, run the same refresh with --force")
                            .formatted(tally.losses, tally.users, allowed);
            LOG.warn("orders: {}", refusal);
            return refusal;
        }
        long sent = send(tally.held);
        orders.setComplete();
        // Not while recs_users lists far fewer than there were: that is a faulty view.
        if (orders.remembered() <= tally.users * (1 + settings.maxDeleteFraction())) {
            orders.forgetUnlisted();
        }
        return "compared those of %d users, sent %d who were not active lately to be refreshed"
                .formatted(tally.users, sent);
    }

    private Tally compare(Instant asOf, boolean onlyRemembered) {
        Instant activeSince = asOf.minus(settings.activeWithin());
        Tally tally = new Tally();
        Range rest = Range.WHOLE;
        List<Active> page = pages.page(Selection.ALL, asOf, rest);
        while (!page.isEmpty()) {
            if (clock.cancellation().isRequested()) {
                throw new JobCancelled();
            }
            Set<UserId> refreshed = page.stream()
                    .filter(user -> onlyRemembered || !user.lastActiveAt().isBefore(activeSince))
                    .map(Active::userId)
                    .collect(Collectors.toSet());
            List<Change> changes =
                    orders.among(page.stream().map(Active::userId).toList());
            orders.remember(changes.stream()
                    .filter(change -> refreshed.contains(change.user()))
                    .toList());
            changes.stream()
                    .filter(change -> !refreshed.contains(change.user()))
                    .forEach(tally::add);
            tally.users += page.size();
            rest = rest.from(page.getLast().userId());
            page = pages.page(Selection.ALL, asOf, rest);
        }
        return tally;
    }

    /** Whom a full queue did not take is found again by the next night. */
    private long send(List<Change> changes) {
        long sent = 0;
        for (int from = 0; from < changes.size(); from += BATCH) {
            List<Change> part = changes.subList(from, Math.min(changes.size(), from + BATCH));
            Instant now = clock.clock().instant();
            long refused = queue.setDue(part.stream()
                            .map(change -> PendingRefresh.of(
                                    change.user(), RefreshCause.ORDER, now, "comparison-" + now.getEpochSecond()))
                            .toList())
                    .refused();
            if (refused == 0) {
                orders.remember(part);
                sent += part.size();
            }
        }
        return sent;
    }

    /** The time of now, and whether to go on. */
    record RunClock(Clock clock, Cancellation cancellation) {}

    /** What has been found so far. */
    private static final class Tally {

        private final List<Change> held = new ArrayList<>();
        private long users;
        private long losses;

        private void add(Change change) {
            losses += change.isLoss() ? 1 : 0;
            if (held.size() < LIMIT) {
                held.add(change);
            }
        }
    }
}
