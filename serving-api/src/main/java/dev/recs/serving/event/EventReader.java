package dev.recs.serving.event;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.event.Event.Click;
import dev.recs.serving.event.Event.Impression;
import dev.recs.serving.event.Event.Shown;
import dev.recs.serving.event.ReadEvent.Reference;
import dev.recs.serving.response.Recipient;
import dev.recs.serving.response.RecommendationId;
import dev.recs.serving.response.RecommendationIds;
import dev.recs.serving.security.Caller;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads events of a caller: what they say, whether the caller may say it, and whether the response that they refer to was made. */
@Component
final class EventReader {

    private final Catalog catalog;
    private final RetentionSettings settings;
    private final RecommendationIds ids;
    private final Clock clock;

    EventReader(Catalog catalog, RetentionSettings settings, RecommendationIds ids, Clock clock) {
        this.catalog = catalog;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** For one post: all its events meet the same catalog and the same time. */
    EventParser parser(Caller caller) {
        return new EventParser(catalog.current(), clock.instant(), settings.retention(), userOf(caller));
    }

    /**
     * Reads one event.
     *
     * @throws BadInput saying what of the event cannot be right
     * @throws AccessDeniedException if it is of a user whom the caller may not speak for
     */
    ReadEvent read(JsonNode element, EventParser parser, Caller caller) {
        Event event = parser.parse(element);
        refuse(event, caller);
        return new ReadEvent(
                event,
                EventParser.recommendationId(element).map(text -> new Reference(text, checked(text, event, caller))));
    }

    private RecommendationId checked(String text, Event event, Caller caller) {
        RecommendationId id = ids.check(text, recipient(event, caller));
        requireSource(event, id);
        return id;
    }

    private static Optional<UserId> userOf(Caller caller) {
        return switch (caller) {
            case Caller.User user -> Optional.of(user.userId());
            case Caller.Guest _ -> Optional.of(Caller.Guest.ME);
            case Caller.Service _ -> Optional.empty();
        };
    }

    private static Recipient recipient(Event event, Caller caller) {
        return switch (caller) {
            case Caller.Guest guest -> new Recipient.Guest(guest.guestId());
            case Caller.User _, Caller.Service _ -> new Recipient.User(event.userId());
        };
    }

    private static void requireSource(Event event, RecommendationId id) {
        switch (event) {
            case Impression(var _, var _, Shown shown) -> requireSource(shown.source(), id);
            case Click(var _, var _, Shown shown) -> requireSource(shown.source(), id);
            case Event.Order _, Event.Search _, Event.View _, Event.Cart _ -> {
                // They name no source.
            }
        }
    }

    private static void requireSource(String source, RecommendationId id) {
        if (!ReadEvent.isShelf(source) && !source.equals(id.source().wireName())) {
            throw new BadInput(
                    "source is %s, that of the response of recommendationId %s: expected the same, or shelf- and the kind of a shelf"
                            .formatted(source, id.source().wireName()));
        }
    }

    /** @throws BadInput for an order of a guest */
    private static void refuse(Event event, Caller caller) {
        boolean isOwn = caller instanceof Caller.Guest
                ? event.userId().equals(Caller.Guest.ME)
                : caller.may(Caller.EVENTS, event.userId());
        if (!isOwn) {
            throw new AccessDeniedException("event of another user");
        }
        if (caller instanceof Caller.Guest && event instanceof Event.Order) {
            throw new BadInput(
                    "type is order, which a guest has none of: expected search, view, cart, impression or click");
        }
    }
}
