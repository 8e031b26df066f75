package dev.recs.stores.shop;

/**
 * A user's order lines as two numbers, to tell whether they are still the same.
 *
 * @param lines how many
 * @param checksum sum over the lines of a CRC-32 of order, product, quantity and time; two different histories of as many lines have the same
 *     one with a chance of about 1 in 4 billion
 */
public record OrderSum(long lines, long checksum) {

    public static final OrderSum NONE = new OrderSum(0, 0);
}
