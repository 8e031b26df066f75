package dev.recs.evaluation;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.BadInput;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.history.PurchaseHistory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The part to train on, and the part to predict.
 *
 * @param protocol {@code time-split}, {@code leave-last-out} or {@code next-basket}
 * @param cut the moment of the cut; empty where there is none
 * @param index the products that may be ranked
 * @param holdout in the numbers of {@code index}; its training is what users have when they are answered
 * @param newcomers users without history, in the numbers of {@code index}
 * @param training what methods may be trained on: what users have, or less
 */
public record Split(
        String protocol,
        String cut,
        ProductIndex index,
        Holdout holdout,
        List<Holdout.Case> newcomers,
        PurchaseHistory training) {

    private static final String LEAVE_LAST_OUT = "leave-last-out";
    private static final String NEXT_BASKET = "next-basket";

    public Split {
        newcomers = List.copyOf(newcomers);
    }

    /** Methods are trained on all that users have. */
    public Split(String protocol, String cut, ProductIndex index, Holdout holdout, List<Holdout.Case> newcomers) {
        this(protocol, cut, index, holdout, newcomers, holdout.training());
    }

    /**
     * Train on all before a moment, predict each user's first order day after it; only products sold before are ranked.
     *
     * @throws BadInput if nothing was bought before the cut
     */
    public static Split time(StoreHistory store, Instant cut, Instant until) {
        Holdout holdout = Holdout.after(store.purchases(), cut, until);
        if (holdout.training().lines() == 0) {
            throw new BadInput("cut %s: nothing was bought before it; give a later one with --cut".formatted(cut));
        }
        ProductIndex known = new ProductIndex(holdout.training().sold().stream()
                .mapToObj(store.index()::product)
                .toList());
        return new Split(
                "time-split",
                cut.toString(),
                known,
                renumbered(holdout, store.index(), known),
                renumbered(Holdout.newcomers(store.purchases(), cut, until), store.index(), known));
    }

    /** Hold back each user's latest new product, rank the whole catalog. */
    public static Split leaveLastOut(StoreHistory store) {
        return new Split(LEAVE_LAST_OUT, "", store.index(), Holdout.lastOfEach(store.purchases()), List.of());
    }

    /**
     * The same, and the latest new product of what is left is in the history but not in the training, as the literature has it: there it is
     * the one to validate on.
     */
    public static Split leaveLastOutStrictly(StoreHistory store) {
        Holdout holdout = Holdout.lastOfEach(store.purchases());
        PurchaseHistory training = Holdout.lastOfEach(holdout.training()).training();
        return new Split(LEAVE_LAST_OUT, "", store.index(), holdout, List.of(), training);
    }

    /**
     * Hold back the last order of each user who has two, rank the whole catalog: the products of it, those of earlier orders among them.
     *
     * @throws BadInput if nobody has two
     */
    public static Split nextBasket(StoreHistory store) {
        Holdout holdout = Holdout.lastOrderOfEach(store.purchases());
        if (holdout.cases().isEmpty()) {
            throw new BadInput("next-basket: no customer has two orders; use --protocol=leave-last-out");
        }
        return new Split(NEXT_BASKET, "", store.index(), holdout, List.of());
    }

    /** What users have when they are answered. */
    public PurchaseHistory history() {
        return holdout.training();
    }

    public Instant asOf() {
        return holdout.asOf();
    }

    public List<Holdout.Case> cases() {
        return holdout.cases();
    }

    public List<Task> tasks() {
        return protocol.equals(LEAVE_LAST_OUT) ? List.of(Task.NEW) : List.of(Task.ALL, Task.NEW);
    }

    /** Parts of the training held out as the split itself, to fit on. */
    List<Holdout> folds() {
        return switch (protocol) {
            case LEAVE_LAST_OUT -> Holdout.lastsOfEach(training);
            case NEXT_BASKET -> Holdout.lastOrdersOfEach(training);
            default -> Holdout.folds(training, asOf());
        };
    }

    private static Holdout renumbered(Holdout holdout, ProductIndex from, ProductIndex to) {
        return new Holdout(
                holdout.training().renumbered(from, to), holdout.asOf(), renumbered(holdout.cases(), from, to));
    }

    private static List<Holdout.Case> renumbered(List<Holdout.Case> cases, ProductIndex from, ProductIndex to) {
        return cases.stream()
                .map(one -> new Holdout.Case(
                        one.user(), renumbered(one.all(), from, to), renumbered(one.fresh(), from, to)))
                .toList();
    }

    private static int[] renumbered(int[] products, ProductIndex from, ProductIndex to) {
        return Arrays.stream(products)
                .map(product -> to.numberOf(from.idOf(product).value()))
                .sorted()
                .toArray();
    }

    /** What is asked: anything that will be bought, or what is new to the user. */
    public enum Task {
        ALL("all"),
        NEW("new");

        private final String label;

        Task(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        int[] truth(Holdout.Case user) {
            return user.truth(this == NEW);
        }
    }
}
