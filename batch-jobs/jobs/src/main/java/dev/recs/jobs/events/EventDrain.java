package dev.recs.jobs.events;

import dev.recs.model.UserId;
import dev.recs.model.event.ReferredEvent;
import dev.recs.model.event.ReferredKind;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.Failures;
import dev.recs.stores.MysqlLock;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.events.EventRows;
import dev.recs.stores.events.EventStream;
import dev.recs.stores.events.EventStream.Entry;
import dev.recs.stores.queue.CancellableBackOff;
import dev.recs.stores.queue.Cancellation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Moves events that refer to a response from Redis into {@code recs_events}, one worker at a time: the rows first, then the entries go, so a worker that is killed
 * in between doubles nothing. Events of users who were erased or opted out are thrown away; it is looked before and after the rows are
 * written, since an erasure may come in between. So are those of a user of whom too much is kept.
 */
public final class EventDrain implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EventDrain.class);
    private static final String LOCK = "recs-events";
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration PROMPT = Duration.ofSeconds(5);

    private final EventStream stream;
    private final EventRows rows;
    private final RedisFlags flags;
    private final Settlement settlement;
    private final DrainContext context;

    EventDrain(EventStream stream, EventRows rows, RedisFlags flags, Settlement settlement, DrainContext context) {
        this.stream = stream;
        this.rows = rows;
        this.flags = flags;
        this.settlement = settlement;
        this.context = context;
    }

    @Override
    public void run() {
        BackOffExecution backOff = CancellableBackOff.whileAStoreIsDown().start();
        boolean hadMore = false;
        while (!context.cancellation().isRequestedWithin(hadMore ? Duration.ZERO : POLL_INTERVAL)) {
            try {
                hadMore = drain() > 0;
                backOff = CancellableBackOff.whileAStoreIsDown().start();
            } catch (RuntimeException e) {
                Duration pause = Duration.ofMillis(backOff.nextBackOff());
                LOG.warn(
                        "events of responses wait {} ms: {}",
                        pause.toMillis(),
                        Failures.asKind(e).getMessage());
                context.cancellation().isRequestedWithin(pause);
            }
        }
    }

    /** Moves the oldest ones, unless another worker is about it. @return how many entries went */
    public int drain() {
        if (stream.length() == 0) {
            return 0;
        }
        try (MysqlLock lock = MysqlLock.ask(context.mysql(), LOCK)) {
            return lock.isHeld() ? move() : 0;
        } catch (SQLException e) {
            throw new IllegalStateException("the lock of the events could not be asked for", e);
        }
    }

    private int move() {
        List<Entry> entries = stream.oldest();
        List<ReferredEvent> events = read(entries);
        Set<UserId> unwanted = new HashSet<>(flagged(events));
        unwanted.addAll(rows.full(users(events)));
        List<ReferredEvent> wanted = events.stream()
                .filter(event -> !unwanted.contains(event.user()))
                .toList();
        rows.add(wanted);
        Set<UserId> late = flagged(wanted);
        rows.delete(late);
        stream.remove(entries);
        context.metrics().stored(wanted.size());
        context.metrics().discarded(events.size() - wanted.size());
        settlement.settle(wanted.stream()
                .filter(this::mayBelongToAnOrder)
                .map(ReferredEvent::user)
                .filter(user -> !late.contains(user))
                .distinct()
                .toList());
        return entries.size();
    }

    /**
     * An order comes after what was seen, and is settled itself when the list is remade for it. Only what waited for long may be of an order
     * that was settled already.
     */
    private boolean mayBelongToAnOrder(ReferredEvent event) {
        return event.action().kind() != ReferredKind.IMPRESSION
                || event.action().at().isBefore(context.clock().instant().minus(PROMPT));
    }

    private Set<UserId> flagged(List<ReferredEvent> events) {
        return events.isEmpty() ? Set.of() : flags.flagged(users(events));
    }

    private static List<UserId> users(List<ReferredEvent> events) {
        return events.stream().map(ReferredEvent::user).distinct().toList();
    }

    private List<ReferredEvent> read(List<Entry> entries) {
        List<ReferredEvent> events = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            try {
                events.add(ReferredEvent.parse(entry.fields()));
            } catch (BadInput e) {
                context.metrics().discarded(1);
                LOG.warn("an event of a response is not of our form and is thrown away: {}", e.getMessage());
            }
        }
        return events;
    }

    /** Where the lock is, when it ends, what is counted, and what time it is. */
    record DrainContext(DataSource mysql, Cancellation cancellation, EventMetrics metrics, InstantSource clock) {}
}
