package dev.recs.recommender.history;

/**
 * Amounts as whole numbers of 64 bits, in units of 2⁻³²: sums of them do not depend on the order in which they are added.
 *
 * <p>An amount is rounded once, when it is made, to the nearest unit (1.2e-10 of the most that a purchase counts); sums are exact, up to 2³¹
 * purchases that count in full. What passes that is refused, never wrapped.
 */
public final class FixedPoint {

    /** Units of 1. */
    public static final double ONE = 1L << Integer.SIZE;

    private static final double HALF = 0.5;

    private FixedPoint() {}

    /** @param amount 0 or more */
    public static long of(double amount) {
        return (long) (amount * ONE + HALF);
    }

    public static double toDouble(long units) {
        return units / ONE;
    }

    /** @throws ArithmeticException if the sum is larger than 2³¹ */
    public static long sum(long units, long others) {
        long sum = units + others;
        if (((units ^ sum) & (others ^ sum)) < 0) {
            throw new ArithmeticException(
                    "a sum of purchases passes 2^31 (%s + %s): expected fewer of one pair of products"
                            .formatted(toDouble(units), toDouble(others)));
        }
        return sum;
    }
}
