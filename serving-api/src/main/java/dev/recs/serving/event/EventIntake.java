package dev.recs.serving.event;

import dev.recs.model.GuestId;
import dev.recs.model.event.ReferredEvent;
import dev.recs.model.failure.BadInput;
import dev.recs.serving.consent.Consent;
import dev.recs.serving.event.EventReport.Ignored;
import dev.recs.serving.event.EventReport.Rejected;
import dev.recs.serving.security.Caller;
import dev.recs.serving.stores.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes a post of events: the good ones are recorded, each bad one is reported. */
@Component
public final class EventIntake {

    private static final int MAX_EVENTS = 500;

    private final EventStores stores;
    private final EventCounters counters;
    private final EventReader reader;

    EventIntake(EventStores stores, EventCounters counters, EventReader reader) {
        this.stores = stores;
        this.counters = counters;
        this.reader = reader;
    }

    /**
     * Records one event or an array of them; without the user's consent it only looks at them.
     *
     * @param cost called with the number of events before any is looked at
     * @param idempotencyKey empty if the caller gave none
     * @throws BadInput if it is neither, or too many
     * @throws AccessDeniedException if one is of a user whom the caller may not speak for
     * @throws StoreUnavailable if Redis does not take all; says how many it took
     */
    public EventReport take(JsonNode body, Caller caller, Consent consent, String idempotencyKey, IntConsumer cost) {
        List<JsonNode> elements = elements(body);
        cost.accept(elements.size());
        EventParser parser = reader.parser(caller);
        List<Event> events = new ArrayList<>(elements.size());
        List<ReferredEvent> referred = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        List<Ignored> ignored = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            try {
                ReadEvent read = reader.read(elements.get(i), parser, caller);
                Event event = read.event();
                events.add(event);
                referred.addAll(read.referred());
                if (event instanceof Event.Order order && !order.unknownIds().isEmpty()) {
                    ignored.add(Ignored.of(i, order.unknownIds()));
                }
            } catch (BadInput e) {
                rejected.add(new Rejected(i, String.valueOf(e.getMessage())));
            }
        }
        if (!consent.isToStore()) {
            return new EventReport(0, rejected, List.of(), events.size(), false);
        }
        boolean isRepeated = !events.isEmpty() && isRepeated(record(events, caller, idempotencyKey), events.size());
        if (!isRepeated) {
            counters.count(events);
        }
        if (!(caller instanceof Caller.Guest)) {
            // Those of a repeated post too: the first may have been cut off before it came to them, and each is stored
            // once.
            stores.referred().append(referred);
        }
        return new EventReport(events.size(), rejected, ignored, 0, isRepeated);
    }

    private Recording record(List<Event> events, Caller caller, String idempotencyKey) {
        return switch (caller) {
            case Caller.Guest(GuestId guest) -> stores.ofGuests().record(guest, events, idempotencyKey);
            case Caller.User _, Caller.Service _ -> stores.ofUsers().record(events, idempotencyKey);
        };
    }

    private static boolean isRepeated(Recording recording, int events) {
        recording.failure().ifPresent(why -> {
            int known = recording.recorded() + recording.repeated();
            Map<String, Integer> counts = Map.of("recorded", known, "unknown", recording.unknown());
            throw new StoreUnavailable("Redis", why, consequence(known, recording.unknown(), events), counts);
        });
        return recording.repeated() == events;
    }

    private static String consequence(int recorded, int unknown, int events) {
        if (recorded == 0 && unknown == 0) {
            return "nothing was recorded, repeat the request later";
        }
        return "%d of %d events were recorded, of %d it is not known: repeat the request with the same Idempotency-Key"
                .formatted(recorded, events, unknown);
    }

    private static List<JsonNode> elements(JsonNode body) {
        if (!body.isArray()) {
            return List.of(body);
        }
        if (body.isEmpty() || body.size() > MAX_EVENTS) {
            throw new BadInput("%d events: expected 1 to %d".formatted(body.size(), MAX_EVENTS));
        }
        return List.copyOf(body.asArray().elements());
    }

    /** Where events go. */
    @Component
    record EventStores(EventStore ofUsers, GuestEventStore ofGuests, ReferredEvents referred) {}
}
