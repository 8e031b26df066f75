package dev.recs.serving.event;

import dev.recs.model.event.ReferredEvent;
import dev.recs.serving.lists.UserFlags;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.stores.events.EventSettings;
import dev.recs.stores.events.EventStream;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Hands events that refer to a response over to the workers. No post fails for them: what finds no room, or no Redis, is dropped and
 * counted. Nothing is handed over of users who were erased or opted out.
 */
@Component
final class ReferredEvents {

    private final EventStream stream;
    private final UserFlags flags;
    private final GuardedStoreClient client;
    private final EventSettings settings;
    private final Outcomes outcomes;

    ReferredEvents(
            EventStream stream,
            UserFlags flags,
            GuardedStoreClient guardedRedis,
            EventSettings settings,
            MeterRegistry meters) {
        this.stream = stream;
        this.flags = flags;
        this.client = guardedRedis;
        this.settings = settings;
        this.outcomes =
                new Outcomes(counter(meters, "queued"), counter(meters, "full"), counter(meters, "unavailable"));
    }

    void append(List<ReferredEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Appended appended =
                client.call(CallKind.EVENT, () -> appendWanted(events)).orElse(new Appended(0, 0, events.size()));
        outcomes.queued().increment(appended.queued());
        outcomes.full().increment(appended.full());
        outcomes.unavailable().increment(appended.unavailable());
    }

    private Appended appendWanted(List<ReferredEvent> events) {
        List<ReferredEvent> wanted = flags.without(events, ReferredEvent::user);
        int queued = stream.append(wanted, settings.maxWaiting());
        return new Appended(queued, wanted.size() - queued, 0);
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("recs.events.referred")
                .description("events with a recommendationId by what became of them; full and unavailable were dropped")
                .tag("outcome", outcome)
                .register(meters);
    }

    private record Appended(int queued, int full, int unavailable) {}

    private record Outcomes(Counter queued, Counter full, Counter unavailable) {}
}
