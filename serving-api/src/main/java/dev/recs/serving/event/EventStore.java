package dev.recs.serving.event;

import dev.recs.model.UserId;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.serving.event.Event.Cart;
import dev.recs.serving.event.Event.Click;
import dev.recs.serving.event.Event.Impression;
import dev.recs.serving.event.Event.Order;
import dev.recs.serving.event.Event.Search;
import dev.recs.serving.event.Event.View;
import dev.recs.serving.lists.UserFlags;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.PendingRefreshes;
import dev.recs.serving.stores.Reply;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import dev.recs.serving.stores.Reply.Why;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.activity.EventRecorder;
import dev.recs.stores.redis.RecordScript.Call;
import dev.recs.stores.redis.RecordScript.Outcome;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Events in Redis, a few users at a time, so that a large post lets others through between its parts: first the users are set due, then
 * their events are recorded. If the second fails the caller repeats both, and being set due twice changes nothing.
 */
@Component
final class EventStore {

    /** Users of a part: some milliseconds of Redis at most, in which it also answers others. */
    private static final int USERS = 25;

    private final EventRecorder marks;
    private final TimedRecorder recorder;
    private final GuardedStoreClient client;
    private final UserFlags flags;
    private final PendingRefreshes pending;

    EventStore(
            StoreSettings settings,
            GuardedStoreClient guardedRedis,
            UserFlags flags,
            QueueAndClock queueAndClock,
            EventRecorder recorder) {
        this.marks = recorder;
        this.recorder = new TimedRecorder(
                recorder, queueAndClock.clock(), settings.redis().timeout());
        this.client = guardedRedis;
        this.flags = flags;
        this.pending = queueAndClock.pending();
    }

    /** Stops at the first part that Redis does not take. */
    Recording record(List<Event> events, String idempotencyKey) {
        List<Call> calls =
                new UserCalls(idempotencyKey, user -> marks.marksOf(user, flags.tombstoneOf(user))).divide(events);
        Map<UserId, PendingRefresh> due = due(events);
        int recorded = 0;
        int repeated = 0;
        for (int from = 0; from < calls.size(); from += USERS) {
            List<Call> part = calls.subList(from, Math.min(from + USERS, calls.size()));
            Reply<List<Outcome>> reply = client.call(CallKind.EVENT, () -> record(part, due));
            switch (reply) {
                case Answered<List<Outcome>>(List<Outcome> outcomes) -> {
                    recorded += size(part, outcomes, Outcome.RECORDED);
                    repeated += size(part, outcomes, Outcome.REPEATED);
                    if (outcomes.contains(Outcome.LATE)) {
                        return new Recording(recorded, repeated, 0, Optional.of(Why.OVERLOADED));
                    }
                }
                case Down<List<Outcome>>(String _, Why why) -> {
                    int unknown = why == Why.FAILED
                            ? part.stream().mapToInt(Call::size).sum()
                            : 0;
                    return new Recording(recorded, repeated, unknown, Optional.of(why));
                }
            }
        }
        return new Recording(recorded, repeated, 0, Optional.empty());
    }

    private List<Outcome> record(List<Call> part, Map<UserId, PendingRefresh> due) {
        Set<UserId> users =
                part.stream().flatMap(call -> call.user().stream()).collect(Collectors.toCollection(HashSet::new));
        setDue(users.stream().filter(due::containsKey).map(due::get).toList());
        return recorder.record(part);
    }

    private void setDue(Collection<PendingRefresh> due) {
        List<PendingRefresh> kept = flags.without(List.copyOf(due), PendingRefresh::user);
        if (!kept.isEmpty()) {
            pending.enqueue(kept);
        }
    }

    private static int size(List<Call> calls, List<Outcome> outcomes, Outcome wanted) {
        int size = 0;
        for (int i = 0; i < calls.size(); i++) {
            size += outcomes.get(i) == wanted ? calls.get(i).size() : 0;
        }
        return size;
    }

    private static Map<UserId, PendingRefresh> due(List<Event> events) {
        String traceId = UUID.randomUUID().toString();
        return events.stream()
                .flatMap(event -> due(event, traceId).stream())
                .collect(Collectors.toMap(
                        PendingRefresh::user, user -> user, (first, second) -> stronger(first, second)));
    }

    private static Optional<PendingRefresh> due(Event event, String traceId) {
        return switch (event) {
            case Order order ->
                Optional.of(PendingRefresh.announced(order.userId(), order.orderId(), order.at(), traceId));
            case Search search ->
                Optional.of(PendingRefresh.of(search.userId(), RefreshCause.SEARCH, search.at(), traceId));
            case View view -> Optional.of(PendingRefresh.of(view.userId(), RefreshCause.VIEW, view.at(), traceId));
            case Cart _, Impression _, Click _ -> Optional.empty();
        };
    }

    /** An order outweighs a search or a view; of the same kind the later one counts. */
    private static PendingRefresh stronger(PendingRefresh first, PendingRefresh second) {
        return first.cause() == RefreshCause.ORDER && second.cause() != RefreshCause.ORDER ? first : second;
    }

    /** The refresh queue, and the clock of Redis. */
    @Component
    record QueueAndClock(PendingRefreshes pending, RedisDeadlines clock) {}
}
