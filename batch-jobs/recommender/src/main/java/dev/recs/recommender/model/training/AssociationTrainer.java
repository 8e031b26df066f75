package dev.recs.recommender.model.training;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Neighbours;
import java.util.Arrays;

/**
 * Keeps of the co-purchase neighbours of each product its associations: those that at least {@value CatalogModel#MIN_COMMON_BUYERS} users bought
 * as well as it, and at least {@value CatalogModel#MIN_LIFT} times as many as if the buyers of both had nothing to do with each other.
 *
 * <p>{@code lift = both · users / (buyers of one · buyers of the other)}. Users are counted once a product, by whole numbers. Cost: for each kept
 * neighbour of a product a pass over the neighbour's buyers.
 */
final class AssociationTrainer {

    private static final int KEPT = 60;

    private final int[][] buyers;
    private final int users;
    private final int[] mark;

    AssociationTrainer(PurchaseHistory history, int products) {
        this.buyers = buyers(history, products);
        this.users = history.users();
        this.mark = new int[users];
    }

    /** The weights and the order are those of the co-purchase neighbours. */
    Neighbours train(Neighbours coPurchase) {
        Neighbours associations = new Neighbours(buyers.length);
        double[] row = new double[buyers.length];
        for (int product = 0; product < buyers.length; product++) {
            for (int user : buyers[product]) {
                mark[user] = product + 1;
            }
            for (int rank = 0; rank < coPurchase.count(product); rank++) {
                int other = coPurchase.id(product, rank);
                if (other != product && coPurchase.weight(product, rank) > 0 && areAssociated(product, other)) {
                    row[other] = coPurchase.weight(product, rank);
                }
            }
            associations.keepTopK(product, row, KEPT);
            Arrays.fill(row, 0);
        }
        return associations;
    }

    private boolean areAssociated(int product, int other) {
        if (buyers[other].length < CatalogModel.MIN_COMMON_BUYERS
                || buyers[product].length < CatalogModel.MIN_COMMON_BUYERS) {
            return false;
        }
        int both = 0;
        for (int user : buyers[other]) {
            both += mark[user] == product + 1 ? 1 : 0;
        }
        double expected = (double) buyers[product].length * buyers[other].length / users;
        return both >= CatalogModel.MIN_COMMON_BUYERS && both >= CatalogModel.MIN_LIFT * expected;
    }

    /** The users that bought each product, in their order. */
    private static int[][] buyers(PurchaseHistory history, int products) {
        int[] counts = new int[products];
        int[] lastUser = new int[products];
        forEachBuyer(history, lastUser, (product, user) -> counts[product]++);
        int[][] buyers = new int[products][];
        for (int product = 0; product < products; product++) {
            buyers[product] = new int[counts[product]];
            counts[product] = 0;
        }
        Arrays.fill(lastUser, 0);
        forEachBuyer(history, lastUser, (product, user) -> buyers[product][counts[product]++] = user);
        return buyers;
    }

    private static void forEachBuyer(PurchaseHistory history, int[] lastUser, Buyer buyer) {
        for (int user = 0; user < history.users(); user++) {
            for (int line = history.begin(user); line < history.end(user); line++) {
                int product = history.product(line);
                if (lastUser[product] != user + 1) {
                    lastUser[product] = user + 1;
                    buyer.accept(product, user);
                }
            }
        }
    }

    /** Takes a product and one who bought it. */
    @FunctionalInterface
    private interface Buyer {
        void accept(int product, int user);
    }
}
