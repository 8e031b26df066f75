package dev.recs.serving.event;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import java.time.Instant;
import java.util.List;

/** Something a user did in the shop, or was shown. */
sealed interface Event {

    UserId userId();

    Instant at();

    /**
     * An order that is in the shop, or about to be.
     *
     * @param productIds what was bought of the catalog
     * @param unknownIds what was bought and is not in the catalog: it is on no list, so nothing has to be kept from lists
     */
    record Order(UserId userId, Instant at, String orderId, List<ProductId> productIds, List<ProductId> unknownIds)
            implements Event {

        public Order {
            productIds = List.copyOf(productIds);
            unknownIds = List.copyOf(unknownIds);
        }
    }

    /** A search, without personal data. */
    record Search(UserId userId, Instant at, String query) implements Event {}

    /** A look at a product's page. */
    record View(UserId userId, Instant at, ProductId productId) implements Event {}

    /** A product that was put into the basket. */
    record Cart(UserId userId, Instant at, ProductId productId) implements Event {}

    /** A recommended product that was in the window. */
    record Impression(UserId userId, Instant at, Shown shown) implements Event {}

    /** A recommended product that was followed. */
    record Click(UserId userId, Instant at, Shown shown) implements Event {}

    /**
     * A product on a list.
     *
     * @param source of the list, as the response named it
     * @param position on the list, from 1
     */
    record Shown(ProductId productId, String source, int position) {}
}
