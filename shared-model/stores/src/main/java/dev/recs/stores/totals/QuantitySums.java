package dev.recs.stores.totals;

import java.math.BigDecimal;

/**
 * Exact sums over users of one quantity y, where x are the impressions of a user and z the orders from before.
 *
 * @param acting users with some
 * @param sum Σy
 * @param squares Σy²
 * @param byImpressions Σxy
 * @param byOrdersBefore Σzy
 */
public record QuantitySums(
        long acting, BigDecimal sum, BigDecimal squares, BigDecimal byImpressions, BigDecimal byOrdersBefore) {

    public static final QuantitySums NONE =
            new QuantitySums(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static QuantitySums ofUser(BigDecimal y, long impressions, long ordersBefore) {
        return new QuantitySums(
                y.signum() == 0 ? 0 : 1,
                y,
                y.multiply(y),
                y.multiply(BigDecimal.valueOf(impressions)),
                y.multiply(BigDecimal.valueOf(ordersBefore)));
    }

    QuantitySums plus(QuantitySums other) {
        return new QuantitySums(
                acting + other.acting,
                sum.add(other.sum),
                squares.add(other.squares),
                byImpressions.add(other.byImpressions),
                byOrdersBefore.add(other.byOrdersBefore));
    }
}
