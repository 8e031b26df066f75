package dev.recs.evaluation;

import dev.recs.model.recommendation.Reason;
import dev.recs.recommender.history.PurchaseHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Buyers counted from the history once more, by plain sets and not by what the model keeps: what sentences are held against.
 *
 * <p>The limits are written out here again, as docs/explanation/ranking.md states them, so that a change of one side alone is seen.
 */
final class SalesRecount {

    private static final int WEEK = 7;
    private static final int MONTH = 30;
    private static final int QUARTER_BEFORE = 120;
    private static final int NEW = 60;
    private static final int FEWEST = 5;
    private static final double LIFT = 2;

    private final PurchaseHistory history;
    private final Instant asOf;
    private final List<Set<Integer>> buyers;
    private final int[] week;
    private final int[] month;
    private final int[] before;

    SalesRecount(PurchaseHistory history, int products, Instant asOf) {
        this.history = history;
        this.asOf = asOf;
        this.buyers = buyers(products, Integer.MAX_VALUE, 0);
        this.week = sizes(buyers(products, WEEK, 0));
        this.month = sizes(buyers(products, MONTH, 0));
        this.before = sizes(buyers(products, QUARTER_BEFORE, MONTH));
    }

    /** Whether a reason claims that a product sells in some way. */
    static boolean isClaim(Reason reason) {
        return switch (reason.type()) {
            case POPULAR_THIS_WEEK, POPULAR_THIS_MONTH, NEW_AND_SELLING, RISING -> true;
            default -> false;
        };
    }

    boolean holds(Reason claim, int product) {
        return switch (claim.type()) {
            case POPULAR_THIS_WEEK -> rank(week, product) <= Integer.parseInt(claim.subject());
            case POPULAR_THIS_MONTH -> rank(month, product) <= Integer.parseInt(claim.subject());
            case NEW_AND_SELLING -> isNew(product) && rank(month, product) <= 1 + sold(month) / 4 && month[product] > 0;
            case RISING -> month[product] >= FEWEST && 3 * month[product] > 2 * before[product];
            default -> true;
        };
    }

    int commonBuyers(int one, int other) {
        Set<Integer> both = new HashSet<>(buyers.get(one));
        both.retainAll(buyers.get(other));
        return both.size();
    }

    double lift(int one, int other) {
        double expected = (double) buyers.get(one).size() * buyers.get(other).size() / Math.max(1, history.users());
        return expected == 0 ? 0 : commonBuyers(one, other) / expected;
    }

    boolean areAssociated(int one, int other) {
        return commonBuyers(one, other) >= FEWEST && lift(one, other) >= LIFT;
    }

    /** Products with as many buyers or more, itself included. */
    private static int rank(int[] counts, int product) {
        int rank = 0;
        for (int count : counts) {
            rank += count >= counts[product] ? 1 : 0;
        }
        return rank;
    }

    private static int sold(int[] counts) {
        int sold = 0;
        for (int count : counts) {
            sold += count > 0 ? 1 : 0;
        }
        return sold;
    }

    private boolean isNew(int product) {
        long youngest = asOf.minus(Duration.ofDays(NEW + 1L)).toEpochMilli();
        for (int line = 0; line < history.lines(); line++) {
            if (history.product(line) == product && history.millis(line) < youngest) {
                return false;
            }
        }
        return true;
    }

    /** Who bought each product in the days from one age to another, the older end left out. */
    private List<Set<Integer>> buyers(int products, int oldestDays, int youngestDays) {
        List<Set<Integer>> sets = new ArrayList<>();
        for (int product = 0; product < products; product++) {
            sets.add(new HashSet<>());
        }
        for (int user = 0; user < history.users(); user++) {
            for (int line = history.begin(user); line < history.end(user); line++) {
                double age = (double) (asOf.toEpochMilli() - history.millis(line))
                        / Duration.ofDays(1).toMillis();
                if (age >= youngestDays && age < oldestDays) {
                    sets.get(history.product(line)).add(user);
                }
            }
        }
        return sets;
    }

    private static int[] sizes(List<Set<Integer>> sets) {
        return sets.stream().mapToInt(Set::size).toArray();
    }
}
