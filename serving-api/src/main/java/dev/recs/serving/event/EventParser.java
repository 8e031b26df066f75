package dev.recs.serving.event;

import dev.recs.model.PlainCharacters;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.event.SearchText;
import dev.recs.model.failure.BadInput;
import dev.recs.model.recommendation.ShelfKind;
import dev.recs.serving.catalog.CatalogSnapshot;
import dev.recs.serving.event.Event.Cart;
import dev.recs.serving.event.Event.Click;
import dev.recs.serving.event.Event.Impression;
import dev.recs.serving.event.Event.Order;
import dev.recs.serving.event.Event.Search;
import dev.recs.serving.event.Event.Shown;
import dev.recs.serving.event.Event.View;
import dev.recs.serving.response.Source;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads one event. Refuses with a reason that names the field and never repeats a search text. */
final class EventParser {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int MAX_PRODUCTS = 200;
    private static final int MAX_ORDER_ID = 64;
    private static final int MAX_POSITION = 1_000;

    /** Nothing else is counted, because counters of any name would have no bound. */
    private static final Set<String> SOURCES = Stream.concat(
                    Arrays.stream(Source.values()).map(Source::wireName),
                    Arrays.stream(ShelfKind.values()).map(kind -> "shelf-" + kind.wireName()))
            .collect(Collectors.toUnmodifiableSet());

    private final CatalogSnapshot catalog;
    private final Instant now;
    private final Duration retention;
    private final Optional<UserId> caller;

    /**
     * @param retention older events would select nobody
     * @param caller the user of the token, who need not be named in the event; empty for a service
     */
    EventParser(CatalogSnapshot catalog, Instant now, Duration retention, Optional<UserId> caller) {
        this.retention = retention;
        this.catalog = catalog;
        this.now = now;
        this.caller = caller;
    }

    /** @throws BadInput saying what of the event cannot be right */
    Event parse(JsonNode event) {
        if (!event.isObject()) {
            throw new BadInput("event is not a JSON object");
        }
        UserId user = userOf(event);
        String type = text(event, "type");
        return switch (type) {
            case "order" -> order(user, event);
            case "search" -> new Search(user, at(event), SearchText.require(text(event, "query")));
            case "view" -> new View(user, at(event), product(id(event, "productId")));
            case "cart" -> new Cart(user, at(event), product(id(event, "productId")));
            case "impression" -> new Impression(user, at(event), shown(event));
            case "click" -> new Click(user, at(event), shown(event));
            default -> throw new BadInput("type is not order, search, view, cart, impression or click");
        };
    }

    /** The response that an event refers to, as it says; not checked. */
    static Optional<String> recommendationId(JsonNode event) {
        return event.hasNonNull("recommendationId") ? Optional.of(text(event, "recommendationId")) : Optional.empty();
    }

    /** The user an event is of: the one it names, or that of the token. */
    UserId userOf(JsonNode event) {
        if (event.hasNonNull("userId")) {
            return new UserId(id(event, "userId"));
        }
        return caller.orElseThrow(() -> new BadInput("userId is missing"));
    }

    private Instant at(JsonNode event) {
        if (!event.hasNonNull("at")) {
            return now;
        }
        try {
            Instant at = Instant.parse(text(event, "at"));
            if (at.isBefore(now.minus(retention))) {
                throw new BadInput("at is more than %s ago: it is not kept".formatted(shown(retention)));
            }
            if (at.isAfter(now.plus(AHEAD))) {
                throw new BadInput("at is more than five minutes ahead of this server's clock");
            }
            return at;
        } catch (DateTimeException e) {
            throw new BadInput("at is not a time such as 2026-03-01T12:00:00Z", e);
        }
    }

    private static String shown(Duration time) {
        return time.toDays() > 0 ? time.toDays() + " days" : time.toString();
    }

    private Order order(UserId user, JsonNode event) {
        Map<Boolean, List<ProductId>> byKnown =
                productIds(event).stream().collect(Collectors.partitioningBy(this::isKnown));
        return new Order(
                user,
                at(event),
                orderId(event),
                byKnown.getOrDefault(true, List.of()),
                byKnown.getOrDefault(false, List.of()));
    }

    private static String orderId(JsonNode event) {
        String id = id(event, "orderId").strip();
        int length = id.codePointCount(0, id.length());
        if (length == 0 || length > MAX_ORDER_ID) {
            throw new BadInput("orderId has %d characters: expected 1 to %d".formatted(length, MAX_ORDER_ID));
        }
        if (!PlainCharacters.areAllOf(id)) {
            throw new BadInput("orderId holds a control character or half a character: expected plain text");
        }
        return id;
    }

    private static List<ProductId> productIds(JsonNode event) {
        JsonNode ids = event.path("productIds");
        if (!ids.isArray()) {
            throw new BadInput("productIds is not an array of ids");
        }
        if (ids.isEmpty() || ids.size() > MAX_PRODUCTS) {
            throw new BadInput("productIds holds %d ids: expected 1 to %d".formatted(ids.size(), MAX_PRODUCTS));
        }
        List<ProductId> products = new ArrayList<>();
        for (JsonNode id : ids) {
            if (!id.isString() && !id.isIntegralNumber()) {
                throw new BadInput("productIds holds something that is neither a text nor an integer");
            }
            products.add(new ProductId(id.asString()));
        }
        return products;
    }

    private Shown shown(JsonNode event) {
        String source = text(event, "source");
        if (!SOURCES.contains(source)) {
            throw new BadInput(
                    "source is unknown: expected the source of a response, or shelf- and the kind of a shelf");
        }
        JsonNode position = event.path("position");
        if (!position.isInt() || position.asInt() < 1 || position.asInt() > MAX_POSITION) {
            throw new BadInput("position is not a number from 1 to %d".formatted(MAX_POSITION));
        }
        return new Shown(product(id(event, "productId")), source, position.asInt());
    }

    private ProductId product(String id) {
        ProductId product = new ProductId(id);
        if (!isKnown(product)) {
            throw new BadInput("product '%s' is not in the catalog".formatted(id));
        }
        return product;
    }

    /** Any product is, while the catalog has not been read. */
    private boolean isKnown(ProductId product) {
        return !catalog.isKnown() || catalog.contains(product.value());
    }

    /** Databases number users, products and orders: 7 is the id "7", as in an import. */
    private static String id(JsonNode event, String field) {
        JsonNode value = event.path(field);
        return value.isIntegralNumber() ? value.asString() : text(event, field);
    }

    private static String text(JsonNode event, String field) {
        JsonNode value = event.path(field);
        if (!value.isString()) {
            throw new BadInput(value.isMissingNode() ? field + " is missing" : field + " is not a text");
        }
        return value.asString();
    }
}
