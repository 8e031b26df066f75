package dev.recs.model.event;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.time.Instant;
import java.util.Map;

/**
 * An event of a user that refers to a response: a product that it showed was seen, followed, put into the basket or ordered.
 *
 * @param response what it refers to
 */
public record ReferredEvent(UserId user, Action action, Response response) {

    /**
     * What was done.
     *
     * @param orderId empty unless it is an order
     */
    public record Action(ReferredKind kind, ProductId productId, String orderId, Instant at) {}

    /**
     * The response, as its id says, and where in it the product stood.
     *
     * @param placement the call
     * @param source what the response was made of
     * @param shelf kind of the shelf; empty for the list
     * @param variant of an experiment; 0 for none
     */
    public record Response(String recommendationId, String placement, String source, String shelf, int variant) {}

    /** As an entry of a stream. */
    public Map<String, String> toFields() {
        return Map.of(
                "user", user.value(),
                "kind", action.kind().wireName(),
                "product", action.productId().value(),
                "order", action.orderId(),
                "at", Long.toString(action.at().toEpochMilli()),
                "recommendation", response.recommendationId(),
                "placement", response.placement(),
                "source", response.source(),
                "shelf", response.shelf(),
                "variant", Integer.toString(response.variant()));
    }

    /** @throws BadInput if a field is missing or not of its form */
    public static ReferredEvent parse(Map<String, String> fields) {
        try {
            return new ReferredEvent(
                    new UserId(field(fields, "user")),
                    new Action(
                            ReferredKind.of(field(fields, "kind")),
                            new ProductId(field(fields, "product")),
                            field(fields, "order"),
                            Instant.ofEpochMilli(Long.parseLong(field(fields, "at")))),
                    new Response(
                            field(fields, "recommendation"),
                            field(fields, "placement"),
                            field(fields, "source"),
                            field(fields, "shelf"),
                            Integer.parseInt(field(fields, "variant"))));
        } catch (NumberFormatException e) {
            throw new BadInput("at or variant is not a number", e);
        }
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new BadInput("field '%s' is missing".formatted(name));
        }
        return value;
    }
}
