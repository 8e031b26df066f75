package dev.recs.serving.event;

import dev.recs.model.ProductId;
import dev.recs.model.event.ReferredEvent;
import dev.recs.model.event.ReferredEvent.Action;
import dev.recs.model.event.ReferredEvent.Response;
import dev.recs.model.event.ReferredKind;
import dev.recs.serving.event.Event.Cart;
import dev.recs.serving.event.Event.Click;
import dev.recs.serving.event.Event.Impression;
import dev.recs.serving.event.Event.Order;
import dev.recs.serving.event.Event.Search;
import dev.recs.serving.event.Event.View;
import dev.recs.serving.response.RecommendationId;
import java.util.List;
import java.util.Optional;

/**
 * An event, and the response that it refers to.
 *
 * @param reference empty if it refers to none
 */
record ReadEvent(Event event, Optional<Reference> reference) {

    private static final String SHELF = "shelf-";

    /** What came of the response, a product each; of a search or a view nothing did. */
    List<ReferredEvent> referred() {
        return reference.map(this::referred).orElse(List.of());
    }

    private List<ReferredEvent> referred(Reference to) {
        return switch (event) {
            case Impression impression ->
                List.of(of(ReferredKind.IMPRESSION, impression.shown().productId(), shown(to, impression.shown())));
            case Click click -> List.of(of(ReferredKind.CLICK, click.shown().productId(), shown(to, click.shown())));
            case Cart cart -> List.of(of(ReferredKind.CART, cart.productId(), to.response("")));
            case Order order ->
                order.productIds().stream()
                        .map(product -> new ReferredEvent(
                                order.userId(),
                                new Action(ReferredKind.ORDER, product, order.orderId(), order.at()),
                                to.response("")))
                        .toList();
            case Search _, View _ -> List.of();
        };
    }

    private ReferredEvent of(ReferredKind kind, ProductId product, Response response) {
        return new ReferredEvent(event.userId(), new Action(kind, product, "", event.at()), response);
    }

    private static Response shown(Reference to, Event.Shown shown) {
        return to.response(shown.source().startsWith(SHELF) ? shown.source().substring(SHELF.length()) : "");
    }

    /** Whether a source names a shelf. */
    static boolean isShelf(String source) {
        return source.startsWith(SHELF);
    }

    /** The id of a response, as it was given and as it was read. */
    record Reference(String text, RecommendationId id) {

        Response response(String shelf) {
            return new Response(text, id.placement().wireName(), id.source().wireName(), shelf, id.variant());
        }
    }
}
