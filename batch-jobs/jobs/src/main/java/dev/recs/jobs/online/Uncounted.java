package dev.recs.jobs.online;

import dev.recs.stores.events.StoredEvent;

/**
 * Events of the period that count nowhere.
 *
 * @param clicks without an impression, as are {@code carts} and {@code orderLines}
 * @param unsettled order lines that a storefront announced and the shop does not show
 */
public record Uncounted(long clicks, long carts, long orderLines, long unsettled) {

    static final Uncounted NONE = new Uncounted(0, 0, 0, 0);

    static Uncounted of(StoredEvent event) {
        return switch (event.row().kind()) {
            case IMPRESSION -> NONE;
            case CLICK -> new Uncounted(1, 0, 0, 0);
            case CART -> new Uncounted(0, 1, 0, 0);
            case ORDER -> event.isSettled() ? new Uncounted(0, 0, 1, 0) : new Uncounted(0, 0, 0, 1);
        };
    }

    public long sum() {
        return clicks + carts + orderLines + unsettled;
    }

    Uncounted plus(Uncounted other) {
        return new Uncounted(
                clicks + other.clicks, carts + other.carts, orderLines + other.orderLines, unsettled + other.unsettled);
    }
}
