package dev.recs.recommender.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A history of which a part is held out, to measure how well it is predicted.
 *
 * @param training nothing of the hold-out, or of later, is in here
 * @param asOf the moment to rank for; nothing in the training lies behind it
 * @param cases the users that count, in the order of their numbers
 */
public record Holdout(PurchaseHistory training, Instant asOf, List<Case> cases) {

    /** Users of a month below which it tells nothing. */
    public static final int MIN_CASES = 100;

    private static final Duration MONTH = Duration.ofDays(30);
    private static final int MONTHS = 3;

    public Holdout {
        cases = List.copyOf(cases);
    }

    /**
     * Holds out all from a moment on; to be predicted is each user's first order day from then until another moment.
     *
     * <p>Of that day those products count that were sold to anybody before; users without history, or left without a truth, do not
     * count.
     */
    public static Holdout after(PurchaseHistory all, Instant cut, Instant until) {
        PurchaseHistory training = all.where(line -> all.millis(line) < cut.toEpochMilli());
        BitSet sold = training.sold();
        List<Case> cases = new ArrayList<>();
        for (int user = 0; user < all.users(); user++) {
            if (training.begin(user) < training.end(user)) {
                BitSet truth = firstDay(all, user, cut.toEpochMilli(), until.toEpochMilli());
                truth.and(sold);
                if (!truth.isEmpty()) {
                    cases.add(Case.of(user, truth, training));
                }
            }
        }
        return new Holdout(training, cut, cases);
    }

    /**
     * The latest months of 30 days before a moment, each held out from what lies before it, the newest first.
     *
     * <p>Three at most: months with fewer than {@link #MIN_CASES} cases are left out.
     */
    public static List<Holdout> months(PurchaseHistory all, Instant end) {
        List<Holdout> months = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            Instant cut = end.minus(MONTH.multipliedBy(month));
            Holdout holdout = after(all, cut, cut.plus(MONTH));
            if (holdout.cases().size() >= MIN_CASES) {
                months.add(holdout);
            }
        }
        return months;
    }

    /** Users who bought nothing before a moment, with what they bought on their first day from then until another, of what was sold before. */
    public static List<Case> newcomers(PurchaseHistory all, Instant cut, Instant until) {
        BitSet sold = all.where(line -> all.millis(line) < cut.toEpochMilli()).sold();
        List<Case> cases = new ArrayList<>();
        for (int user = 0; user < all.users(); user++) {
            if (all.begin(user) < all.end(user) && all.millis(all.begin(user)) >= cut.toEpochMilli()) {
                int[] truth = common(firstDay(all, user, cut.toEpochMilli(), until.toEpochMilli()), sold);
                if (truth.length > 0) {
                    cases.add(new Case(user, truth, truth));
                }
            }
        }
        return cases;
    }

    private static int[] common(BitSet some, BitSet others) {
        some.and(others);
        return some.stream().toArray();
    }

    /**
     * Holds back of each user the product with the latest first purchase, with all its lines.
     *
     * <p>Of several with the same first moment it is the last in order. Users of one product have no history and do not count.
     */
    public static Holdout lastOfEach(PurchaseHistory all) {
        BitSet kept = new BitSet(all.lines());
        List<Case> cases = new ArrayList<>();
        long newest = 0;
        for (int user = 0; user < all.users(); user++) {
            int last = lastNew(all, user);
            for (int line = all.begin(user); line < all.end(user); line++) {
                if (all.product(line) != last) {
                    kept.set(line);
                    newest = Math.max(newest, all.millis(line));
                }
            }
            if (last >= 0) {
                cases.add(new Case(user, new int[] {last}, new int[] {last}));
            }
        }
        return new Holdout(all.where(kept::get), Instant.ofEpochMilli(newest + 1), cases);
    }

    private static BitSet firstDay(PurchaseHistory all, int user, long cut, long until) {
        BitSet products = new BitSet();
        long day = Long.MIN_VALUE;
        for (int line = all.begin(user); line < all.end(user); line++) {
            if (all.millis(line) >= cut && all.millis(line) < until) {
                long dayOfLine = all.day(line);
                day = day == Long.MIN_VALUE ? dayOfLine : day;
                if (dayOfLine == day) {
                    products.set(all.product(line));
                }
            }
        }
        return products;
    }

    /** -1 where a user has one product only. */
    private static int lastNew(PurchaseHistory all, int user) {
        BitSet seen = new BitSet();
        int last = -1;
        for (int line = all.begin(user); line < all.end(user); line++) {
            if (!seen.get(all.product(line))) {
                seen.set(all.product(line));
                last = all.product(line);
            }
        }
        return seen.cardinality() > 1 ? last : -1;
    }

    /** One user's truth: products by number, ascending; {@code fresh} those never bought before. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Case(int user, int[] all, int[] fresh) {

        static Case of(int user, BitSet truth, PurchaseHistory training) {
            BitSet fresh = (BitSet) truth.clone();
            for (int line = training.begin(user); line < training.end(user); line++) {
                fresh.clear(training.product(line));
            }
            return new Case(user, truth.stream().toArray(), fresh.stream().toArray());
        }

        /** What counts where the user's own products are left out, or not. */
        public int[] truth(boolean excludePurchased) {
            return excludePurchased ? fresh : all;
        }
    }
}
