package dev.recs.stores.totals;

import dev.recs.model.failure.BadInput;
import java.util.Arrays;
import java.util.Comparator;

/**
 * What is added up over users.
 *
 * @param currency of revenue, as the shop tells it; empty for the others
 */
public record Quantity(Kind kind, String currency) implements Comparable<Quantity> {

    public static final Quantity IMPRESSIONS = new Quantity(Kind.IMPRESSIONS, "");
    public static final Quantity ORDERS_BEFORE = new Quantity(Kind.ORDERS_BEFORE, "");
    public static final Quantity CLICKS = new Quantity(Kind.CLICKS, "");
    public static final Quantity CARTS = new Quantity(Kind.CARTS, "");
    public static final Quantity ORDERS = new Quantity(Kind.ORDERS, "");

    private static final Comparator<Quantity> ORDER =
            Comparator.comparing(Quantity::kind).thenComparing(Quantity::currency);

    /** The quantities. */
    public enum Kind {
        IMPRESSIONS("impressions"),
        ORDERS_BEFORE("orders-before"),
        CLICKS("clicks"),
        CARTS("carts"),
        ORDERS("orders"),
        REVENUE("revenue");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }

        static Kind of(String wireName) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wireName.equals(wireName))
                    .findAny()
                    .orElseThrow(
                            () -> new BadInput("quantity is '%s': expected one of this version's".formatted(wireName)));
        }
    }

    public static Quantity revenue(String currency) {
        return new Quantity(Kind.REVENUE, currency);
    }

    @Override
    public int compareTo(Quantity other) {
        return ORDER.compare(this, other);
    }
}
