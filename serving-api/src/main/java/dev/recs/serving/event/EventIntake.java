package dev.recs.serving.event;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.event.EventReport.Ignored;
import dev.recs.serving.event.EventReport.Rejected;
import dev.recs.serving.security.Caller;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes a post of events: the good ones are recorded, each bad one is reported. */
@Component
public final class EventIntake {

    private static final int MAX_EVENTS = 500;

    private final EventStore store;
    private final Catalog catalog;
    private final Clock clock;

    EventIntake(EventStore store, Catalog catalog, Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Records one event or an array of them.
     *
     * @param idempotencyKey empty if the caller gave none
     * @throws BadInput if it is neither, or too many
     * @throws AccessDeniedException if one is of a user whom the caller may not speak for
     * @throws DependencyDown if Redis is down; nothing was recorded then
     */
    public EventReport take(JsonNode body, Caller caller, String idempotencyKey) {
        List<JsonNode> elements = elements(body);
        EventParser parser = new EventParser(catalog.current(), clock.instant(), userOf(caller));
        List<Event> events = new ArrayList<>(elements.size());
        List<Rejected> rejected = new ArrayList<>();
        List<Ignored> ignored = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            try {
                Event event = parser.parse(elements.get(i));
                if (!caller.may(Caller.EVENTS, event.userId())) {
                    throw new AccessDeniedException("event of another user");
                }
                events.add(event);
                if (event instanceof Event.Order order && !order.unknownIds().isEmpty()) {
                    ignored.add(Ignored.of(i, order.unknownIds()));
                }
            } catch (BadInput e) {
                rejected.add(new Rejected(i, String.valueOf(e.getMessage())));
            }
        }
        boolean isNew = events.isEmpty() || record(events, idempotencyKey);
        return new EventReport(events.size(), rejected, ignored, !isNew);
    }

    private boolean record(List<Event> events, String idempotencyKey) {
        return switch (store.record(events, idempotencyKey)) {
            case Answered<Boolean>(Boolean isNew) -> isNew;
            case Down<Boolean>(String name, String cause) ->
                throw new DependencyDown(name, cause, new IllegalStateException(cause));
        };
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

    private static Optional<UserId> userOf(Caller caller) {
        return switch (caller) {
            case Caller.User user -> Optional.of(user.userId());
            case Caller.Service _ -> Optional.empty();
        };
    }
}
