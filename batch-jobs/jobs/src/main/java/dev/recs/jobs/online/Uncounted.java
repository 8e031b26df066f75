package dev.recs.jobs.online;

/**
 * Events of the period that count nowhere.
 *
 * @param clicks without an impression, as are {@code carts} and {@code orderLines}
 * @param unsettled order lines that a storefront announced and the shop does not show
 */
public record Uncounted(long clicks, long carts, long orderLines, long unsettled) {

    static final Uncounted NONE = new Uncounted(0, 0, 0, 0);

    public long sum() {
        return clicks + carts + orderLines + unsettled;
    }

    Uncounted plus(Uncounted other) {
        return new Uncounted(
                clicks + other.clicks, carts + other.carts, orderLines + other.orderLines, unsettled + other.unsettled);
    }
}
