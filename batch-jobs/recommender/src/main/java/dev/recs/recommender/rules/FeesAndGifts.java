package dev.recs.recommender.rules;

import dev.recs.model.catalog.Product;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Finds what stands in orders and is no product of its own: fees, such as postage, by their place in most orders or by their name; gifts, by
 * a price of 0.
 *
 * <p>Orders come one by one, so that memory grows with the products and not with the orders. A fee is in at least {@code recs.fees.order-share} of the
 * orders and alone in at most {@code recs.fees.alone-share} of its own: bread in a bakery is bought alone as well. A gift has lines and all of them are 0.00
 * while most lines of the shop have a price. Not safe for several threads.
 */
public final class FeesAndGifts {

    private static final double FREE = 0.005;
    private static final Counts NONE = new Counts();

    private final Map<String, Counts> products = new HashMap<>();
    private final List<Line> current = new ArrayList<>();
    private String currentOrder = "";
    private long orders;
    private long lines;
    private long pricedLines;

    /**
     * Counts one line of an order, those of an order one after the other.
     *
     * @param unitPrice empty where it is not known
     */
    public void add(String orderId, String productId, OptionalDouble unitPrice) {
        if (!orderId.equals(currentOrder)) {
            add(current);
            current.clear();
            currentOrder = orderId;
        }
        current.add(new Line(productId, unitPrice));
    }

    /** Counts one order; several lines of a product count once. */
    public void add(List<Line> order) {
        if (order.isEmpty()) {
            return;
        }
        orders++;
        boolean isAlone = order.stream().map(Line::productId).distinct().count() == 1;
        Map<String, Counts> seen = new HashMap<>();
        for (Line line : order) {
            Counts counts = products.computeIfAbsent(line.productId(), id -> new Counts());
            if (seen.put(line.productId(), counts) == null) {
                counts.orders++;
                counts.soleOrders += isAlone ? 1 : 0;
            }
            count(line, counts);
        }
    }

    /**
     * Exceptions are left out.
     *
     * @param catalog products that may not have been bought yet
     * @return by rule, then by id
     */
    public List<Finding> findings(FeeSettings settings, Collection<Product> catalog) {
        add(current);
        current.clear();
        Map<String, String> names = new HashMap<>();
        catalog.forEach(product -> names.put(product.productId().value(), product.name()));
        Set<String> ids = new HashSet<>(names.keySet());
        ids.addAll(products.keySet());
        ids.removeAll(settings.exceptions());
        List<Finding> findings = new ArrayList<>();
        for (String id : ids) {
            Counts counts = products.getOrDefault(id, NONE);
            kind(counts, names.getOrDefault(id, ""), settings)
                    .ifPresent(kind -> findings.add(new Finding(id, kind, counts.orders, orders, counts.soleOrders)));
        }
        findings.sort(Comparator.comparing(Finding::kind).thenComparing(Finding::productId));
        return findings;
    }

    private Optional<Kind> kind(Counts counts, String name, FeeSettings settings) {
        if (isFee(counts, settings)) {
            return Optional.of(Kind.FEE);
        }
        if (FeeNames.isFee(name)) {
            return Optional.of(Kind.NAMED_FEE);
        }
        return isGift(counts) ? Optional.of(Kind.GIFT) : Optional.empty();
    }

    /** Orders counted. */
    public long orders() {
        return orders;
    }

    private void count(Line line, Counts counts) {
        lines++;
        counts.lines++;
        if (line.unitPrice().isPresent() && Math.abs(line.unitPrice().getAsDouble()) < FREE) {
            counts.free++;
        } else if (line.unitPrice().isPresent()) {
            pricedLines++;
        }
    }

    private boolean isFee(Counts counts, FeeSettings settings) {
        return orders >= settings.minOrders()
                && counts.orders >= settings.orderShare() * orders
                && counts.soleOrders <= settings.aloneShare() * counts.orders;
    }

    private boolean isGift(Counts counts) {
        return counts.lines > 0 && counts.free == counts.lines && 2 * pricedLines > lines;
    }

    /** Why a product is none of its own. */
    public enum Kind {
        FEE("fee: in most orders and hardly ever alone"),
        NAMED_FEE("fee: its name says nothing but sending or charging"),
        GIFT("gift: all lines 0.00");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        /** For an operator. */
        public String rule() {
            return rule;
        }
    }

    /** A line of an order; the price of a piece is empty where it is not known. */
    public record Line(String productId, OptionalDouble unitPrice) {}

    /**
     * What was found.
     *
     * @param ordersWithIt of {@code orders}
     * @param soleOrders orders with nothing else
     */
    public record Finding(String productId, Kind kind, long ordersWithIt, long orders, long soleOrders) {}

    private static final class Counts {

        private long orders;
        private long soleOrders;
        private long lines;
        private long free;
    }
}
