package dev.recs.serving.catalog;

import java.util.Comparator;

/**
 * A product near another one.
 *
 * @param bought amount from being bought together
 * @param similar amount from a similar text
 */
public record Near(String productId, double bought, double similar) {

    /** Nearest first, ties by product id. */
    public static final Comparator<Near> ORDER =
            Comparator.<Near>comparingDouble(near -> -near.score()).thenComparing(Near::productId);

    public double score() {
        return bought + similar;
    }

    /** The same product, near two others. */
    public Near plus(Near other) {
        return new Near(productId, bought + other.bought, similar + other.similar);
    }
}
