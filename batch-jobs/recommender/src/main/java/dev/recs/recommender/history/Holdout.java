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
    private static final int LASTS = 2;

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

    /**
     * The latest new product of each user held out, and again from what is left: folds of a store without months to hold out.
     *
     * <p>Only what is new to a user is predicted. Parts with fewer than {@link #MIN_CASES} cases are left out.
     */
    public static List<Holdout> lastsOfEach(PurchaseHistory all) {
        List<Holdout> lasts = new ArrayList<>();
        PurchaseHistory left = all;
        for (int depth = 0; depth < LASTS; depth++) {
            Holdout holdout = lastOfEach(left);
            left = holdout.training();
            if (holdout.cases().size() >= MIN_CASES) {
                List<Case> fresh = holdout.cases().stream()
                        .map(one -> new Case(one.user(), new int[0], one.fresh()))
                        .toList();
                lasts.add(new Holdout(left, holdout.asOf(), fresh));
            }
        }
        return lasts;
    }

    /** The last order of each user who has two. Products that nobody else bought count as well, though no method can find them. */
    public static Holdout lastOrderOfEach(PurchaseHistory all) {
        OrderUnit unit = OrderUnit.of(all);
        BitSet kept = new BitSet(all.lines());
        long newest = 0;
        List<Integer> users = new ArrayList<>();
        for (int user = 0; user < all.users(); user++) {
            int begin = all.end(user);
            while (begin > all.begin(user) && unit.isSame(all.millis(begin - 1), all.millis(all.end(user) - 1))) {
                begin--;
            }
            if (begin > all.begin(user)) {
                kept.set(all.begin(user), begin);
                newest = Math.max(newest, all.millis(begin - 1));
                users.add(user);
            } else {
                kept.set(all.begin(user), all.end(user));
            }
        }
        PurchaseHistory training = all.where(kept::get);
        List<Case> cases = users.stream()
                .map(user -> Case.of(user, productsSince(all, user, kept), training))
                .toList();
        return new Holdout(training, Instant.ofEpochMilli(newest + 1), cases);
    }

    /** The last order of each user held out, and again from what is left; parts with fewer than {@link #MIN_CASES} cases are left out. */
    public static List<Holdout> lastOrdersOfEach(PurchaseHistory all) {
        List<Holdout> lasts = new ArrayList<>();
        PurchaseHistory left = all;
        for (int depth = 0; depth < LASTS; depth++) {
            Holdout holdout = lastOrderOfEach(left);
            left = holdout.training();
            if (holdout.cases().size() >= MIN_CASES) {
                lasts.add(holdout);
            }
        }
        return lasts;
    }

    private static BitSet productsSince(PurchaseHistory all, int user, BitSet kept) {
        BitSet products = new BitSet();
        for (int line = kept.nextClearBit(all.begin(user)); line < all.end(user); line++) {
            products.set(all.product(line));
        }
        return products;
    }

    /** The latest months, or where users do not come back for that, the latest new products of each user. */
    public static List<Holdout> folds(PurchaseHistory all, Instant end) {
        List<Holdout> months = months(all, end);
        return months.isEmpty() ? lastsOfEach(all) : months;
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
