package dev.recs.stores.fakes;

import dev.recs.model.UserId;
import dev.recs.model.redis.Debounce;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.RefreshEntry;
import dev.recs.stores.queue.Enqueued;
import dev.recs.stores.queue.RefreshQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The refresh queue of a test; by its clock, and it never waits. */
public final class InMemoryRefreshQueue implements RefreshQueue {

    private final Map<UserId, Mark> marks = new HashMap<>();
    private final Map<String, Entry> stream = new LinkedHashMap<>();
    private final Map<UserId, String> deadLetters = new LinkedHashMap<>();
    private final Debounce debounce;
    private final Duration visibilityTimeout;
    private final int maxUsers;
    private final Clock clock;
    private long lastId;

    public InMemoryRefreshQueue(Debounce debounce, Duration visibilityTimeout, int maxUsers, Clock clock) {
        this.debounce = debounce;
        this.visibilityTimeout = visibilityTimeout;
        this.maxUsers = maxUsers;
        this.clock = clock;
    }

    /** Reasons by user. */
    public synchronized Map<UserId, String> deadLetters() {
        return Map.copyOf(deadLetters);
    }

    @Override
    public synchronized Enqueued setDue(List<PendingRefresh> users) {
        long already = 0;
        long refused = 0;
        long displaced = 0;
        for (PendingRefresh due : users) {
            boolean isFull = !marks.containsKey(due.user()) && marks.size() >= maxUsers;
            boolean hasRoom = !isFull || (!due.cause().patient() && displace());
            displaced += isFull && hasRoom ? 1 : 0;
            refused += hasRoom ? 0 : 1;
            already += hasRoom && wasDue(due) ? 1 : 0;
        }
        return new Enqueued(already, refused, displaced);
    }

    /** Takes out the user who came last of those for whom no order waits. */
    private boolean displace() {
        Optional<Mark> last =
                marks.values().stream().filter(mark -> mark.patient).max(Comparator.comparing(mark -> mark.dueAt));
        last.ifPresent(mark -> {
            marks.remove(mark.user);
            stream.remove(mark.entry);
        });
        return last.isPresent();
    }

    private boolean wasDue(PendingRefresh due) {
        Instant now = clock.instant();
        boolean patient = due.cause().patient();
        Mark mark = marks.get(due.user());
        if (mark == null) {
            mark = new Mark(due.user(), now, due.cause(), due.at(), due.traceId(), 0, patient);
            mark.await(due.orderId());
            schedule(mark, patient ? now.plus(debounce.pause()) : now);
            return false;
        }
        boolean awaitsMore = mark.await(due.orderId());
        if (mark.entry != null) {
            mark.patient &= patient;
            if (awaitsMore) {
                mark.at = due.at();
                stream.remove(mark.entry);
                enqueue(mark);
            }
        } else {
            if (mark.patient && !patient) {
                mark.become(due);
            } else if (awaitsMore) {
                mark.at = due.at();
            }
            schedule(mark, nextTime(mark, patient, now));
        }
        return true;
    }

    private Instant nextTime(Mark mark, boolean patient, Instant now) {
        if (!patient) {
            return now;
        }
        if (!mark.patient) {
            return mark.dueAt;
        }
        Instant pause = now.plus(debounce.pause());
        Instant last = mark.first.plus(debounce.maxWait());
        return pause.isBefore(last) ? pause : last;
    }

    private void schedule(Mark mark, Instant dueAt) {
        mark.dueAt = dueAt;
        marks.put(mark.user, mark);
        if (!dueAt.isAfter(clock.instant())) {
            enqueue(mark);
        }
    }

    private void enqueue(Mark mark) {
        lastId++;
        mark.entry = lastId + "-0";
        stream.put(
                mark.entry,
                new Entry(new RefreshEntry(
                        mark.entry, mark.user, mark.cause, mark.at, mark.trace, mark.orders, mark.attempts)));
    }

    @Override
    public synchronized void moveDue() {
        marks.values().stream()
                .filter(mark -> mark.entry == null && !mark.dueAt.isAfter(clock.instant()))
                .sorted(Comparator.comparing(mark -> mark.dueAt))
                .forEach(this::enqueue);
    }

    @Override
    public synchronized List<RefreshEntry> take(String consumer, int max, Duration timeout) {
        List<RefreshEntry> taken = new ArrayList<>();
        for (Entry entry : List.copyOf(stream.values())) {
            if (taken.size() < max && entry.takenAt == null) {
                entry.takenAt = clock.instant();
                marks.remove(entry.refresh.user());
                taken.add(entry.refresh);
            }
        }
        return taken;
    }

    @Override
    public synchronized List<RefreshEntry> claim(String consumer, int max) {
        Instant latest = clock.instant().minus(visibilityTimeout);
        List<RefreshEntry> claimed = new ArrayList<>();
        for (Entry entry : stream.values()) {
            if (claimed.size() < max && entry.takenAt != null && !entry.takenAt.isAfter(latest)) {
                entry.takenAt = clock.instant();
                claimed.add(entry.refresh);
            }
        }
        return claimed;
    }

    @Override
    public synchronized void finish(List<RefreshEntry> entries) {
        entries.forEach(entry -> stream.remove(entry.id()));
    }

    @Override
    public synchronized void putBack(RefreshEntry entry, int attempts, Duration pause) {
        stream.remove(entry.id());
        Instant now = clock.instant();
        Mark mark = marks.get(entry.user());
        if (mark == null) {
            mark = new Mark(entry.user(), now, entry.cause(), entry.at(), entry.traceId(), attempts, false);
            entry.orders().forEach(mark::await);
            schedule(mark, now.plus(pause));
            return;
        }
        boolean awaitsMore = false;
        for (String order : entry.orders()) {
            awaitsMore |= mark.await(order);
        }
        mark.attempts = Math.max(mark.attempts, attempts);
        if (mark.entry != null && awaitsMore) {
            stream.remove(mark.entry);
            enqueue(mark);
        }
    }

    @Override
    public synchronized void deadLetter(RefreshEntry entry, String reason) {
        deadLetters.put(entry.user(), reason);
        finish(List.of(entry));
    }

    private static final class Entry {

        private final RefreshEntry refresh;
        private @Nullable Instant takenAt;

        Entry(RefreshEntry refresh) {
            this.refresh = refresh;
        }
    }

    /** Why a user is due, until the user's entry is taken. */
    private static final class Mark {

        private final UserId user;
        private final Instant first;
        private final List<String> orders = new ArrayList<>();
        private RefreshCause cause;
        private Instant at;
        private String trace;
        private int attempts;
        private boolean patient;
        private Instant dueAt = Instant.MIN;
        private @Nullable String entry;

        Mark(UserId user, Instant first, RefreshCause cause, Instant at, String trace, int attempts, boolean patient) {
            this.user = user;
            this.first = first;
            this.cause = cause;
            this.at = at;
            this.trace = trace;
            this.attempts = attempts;
            this.patient = patient;
        }

        void become(PendingRefresh due) {
            cause = due.cause();
            at = due.at();
            trace = due.traceId();
            patient = false;
        }

        boolean await(String order) {
            return !order.isEmpty() && !orders.contains(order) && orders.add(order);
        }
    }
}
