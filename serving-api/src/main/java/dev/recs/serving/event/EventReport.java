package dev.recs.serving.event;

import dev.recs.model.ProductId;
import java.util.List;

/**
 * What became of a post of events.
 *
 * @param accepted how many were recorded, or had been by an earlier post with the same key
 * @param rejected the others, in their order
 * @param ignored products of accepted orders that are not in the catalog, by event; the others of the order count
 * @param withoutConsent how many were right and not stored, because the user has not consented
 * @param repeated true if the idempotency key was used before
 */
public record EventReport(
        int accepted, List<Rejected> rejected, List<Ignored> ignored, int withoutConsent, boolean repeated) {

    public EventReport {
        rejected = List.copyOf(rejected);
        ignored = List.copyOf(ignored);
    }

    /** @param index in the post, from 0 */
    public record Rejected(int index, String reason) {}

    /**
     * Products of an order that the catalog does not have.
     *
     * @param index of the order in the post, from 0
     * @param productIds as given
     */
    public record Ignored(int index, List<String> productIds) {

        public Ignored {
            productIds = List.copyOf(productIds);
        }

        static Ignored of(int index, List<ProductId> products) {
            return new Ignored(index, products.stream().map(ProductId::value).toList());
        }
    }
}
