package dev.recs.recommender.ranking;

import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.recommender.model.Buyers;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is said of how a product sells: only what its distinct buyers bear out.
 *
 * <p>The first of these that holds: it is among the 50 products with the most buyers of the last seven days, among the 100 of the last thirty (fewer in
 * a shop that sold fewer than ten times as many products in that time; products with as many buyers as the first one beyond are not among
 * them); it was first bought in the last {@value #NEW_DAYS} days and is in the quarter of the products with the most buyers of the last
 * thirty; it had more than twice as many buyers in those as in an average thirty days of the ninety before. New and rising are told only in
 * a shop that is older than those spans. Of all others it is said that somebody bought them lately, if anybody did.
 */
public final class Claims {

    private static final int[] HEADS_OF_WEEK = {50, 20, 10, 5};
    private static final int[] HEADS_OF_MONTH = {100, 50, 20, 10, 5};
    /** A head is at most this part of what was sold. */
    private static final int PART = 10;

    private static final int NEW_DAYS = 60;
    private static final int FEWEST_BUYERS = 5;

    private final Buyers buyers;
    private final Head week;
    private final Head month;
    private final int quarter;
    private final boolean isOldEnough;

    public Claims(Buyers buyers) {
        this.buyers = buyers;
        this.week = Head.find(buyers.week(), HEADS_OF_WEEK);
        this.month = Head.find(buyers.month(), HEADS_OF_MONTH);
        int[] sold = descending(buyers.month());
        this.quarter = sold.length == 0 ? Integer.MAX_VALUE : sold[sold.length / 4];
        int opened = IntStream.of(buyers.firstDay()).min().orElse(Integer.MAX_VALUE);
        this.isOldEnough = opened < buyers.today() - Buyers.MONTH_DAYS - Buyers.BEFORE_DAYS;
    }

    /** The reason of an amount that what everybody buys gives. */
    Reason reason(int product, double amount) {
        ReasonType type = typeOf(product);
        return new Reason(type, subject(type), amount);
    }

    /** {@link ReasonType#TRENDING} where nothing more can be said, {@link ReasonType#OTHER} where nobody bought it lately. */
    public ReasonType typeOf(int product) {
        int ofMonth = buyers.month()[product];
        if (week.holds(buyers.week()[product])) {
            return ReasonType.POPULAR_THIS_WEEK;
        }
        if (month.holds(ofMonth)) {
            return ReasonType.POPULAR_THIS_MONTH;
        }
        if (isOldEnough && ofMonth >= FEWEST_BUYERS) {
            boolean isNew = buyers.firstDay()[product] > buyers.today() - NEW_DAYS;
            if (isNew && ofMonth > quarter) {
                return ReasonType.NEW_AND_SELLING;
            }
            if (!isNew && ofMonth * (Buyers.BEFORE_DAYS / Buyers.MONTH_DAYS) > 2 * buyers.before()[product]) {
                return ReasonType.RISING;
            }
        }
        return ofMonth + buyers.before()[product] > 0 ? ReasonType.TRENDING : ReasonType.OTHER;
    }

    /** Whether it is among those of which more can be said, or in the quarter with the most buyers of the last thirty days. */
    public boolean sellsWell(int product) {
        ReasonType type = typeOf(product);
        return (type != ReasonType.TRENDING && type != ReasonType.OTHER) || buyers.month()[product] > quarter;
    }

    private String subject(ReasonType type) {
        return switch (type) {
            case POPULAR_THIS_WEEK -> Integer.toString(week.size());
            case POPULAR_THIS_MONTH -> Integer.toString(month.size());
            default -> "";
        };
    }

    private static int[] descending(int[] counts) {
        int[] sold = IntStream.of(counts).filter(count -> count > 0).sorted().toArray();
        int[] descending = new int[sold.length];
        Arrays.setAll(descending, place -> sold[sold.length - 1 - place]);
        return descending;
    }

    /**
     * The products bought by most.
     *
     * @param beyond the buyers of the first product that is not among them
     */
    private record Head(int size, int beyond) {

        static Head find(int[] counts, int[] sizes) {
            int[] sold = descending(counts);
            for (int size : sizes) {
                if (PART * size <= sold.length) {
                    return new Head(size, sold[size]);
                }
            }
            return new Head(0, Integer.MAX_VALUE);
        }

        boolean holds(int count) {
            return count > beyond;
        }
    }
}
