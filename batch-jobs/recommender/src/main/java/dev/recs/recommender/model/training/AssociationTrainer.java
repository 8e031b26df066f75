package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.SparseVector;
import java.util.Arrays;

/**
 * Keeps of the co-purchase neighbours of each product its associations: those that at least {@value CatalogModel#MIN_COMMON_BUYERS} users bought
 * as well as it, and at least {@value CatalogModel#MIN_LIFT} times as many as if the buyers of both had nothing to do with each other.
 *
 * <p>{@code lift = both · users / (buyers of one · buyers of the other)}. Users are counted once a product, by whole numbers: the buyers of each
 * product, and the common buyers of each product and each of its neighbours. Cost: the neighbours of each product that a user bought.
 */
final class AssociationTrainer implements Trainer<AssociationTrainer, Neighbours> {

    private static final int KEPT = 60;

    private final Neighbours coPurchase;
    private final int products;
    private final int[] buyers;
    /** Common buyers, by product and rank of the neighbour. */
    private final int[][] both;
    /** The user who bought a product last, from 1. */
    private final int[] lastUser;

    private int[] bought = new int[16];
    private int users;

    /** @param products of which the neighbours are */
    AssociationTrainer(Neighbours coPurchase, int products) {
        this.coPurchase = coPurchase;
        this.products = products;
        this.buyers = new int[products];
        this.both = new int[products][];
        this.lastUser = new int[products];
        Arrays.setAll(both, product -> new int[coPurchase.count(product)]);
    }

    @Override
    public void add(UserHistory user) {
        users++;
        int size = 0;
        bought = bought.length < user.size() ? new int[2 * user.size()] : bought;
        for (int line = 0; line < user.size(); line++) {
            int product = user.product(line);
            if (lastUser[product] != users) {
                lastUser[product] = users;
                bought[size++] = product;
            }
        }
        for (int i = 0; i < size; i++) {
            addBuyer(bought[i]);
        }
    }

    private void addBuyer(int product) {
        buyers[product]++;
        int[] counts = both[product];
        for (int rank = 0; rank < counts.length; rank++) {
            counts[rank] += lastUser[coPurchase.id(product, rank)] == users ? 1 : 0;
        }
    }

    @Override
    public void merge(AssociationTrainer other) {
        if (products != other.products) {
            throw new IllegalArgumentException(
                    "associations of %d products cannot take in those of %d: expected one catalog"
                            .formatted(products, other.products));
        }
        users += other.users;
        Arrays.fill(lastUser, 0);
        for (int product = 0; product < products; product++) {
            buyers[product] += other.buyers[product];
            for (int rank = 0; rank < both[product].length; rank++) {
                both[product][rank] += other.both[product][rank];
            }
        }
    }

    /** The weights and the order are those of the co-purchase neighbours. */
    @Override
    public Neighbours solve() {
        Neighbours associations = new Neighbours(products);
        SparseVector row = new SparseVector(products);
        for (int product = 0; product < products; product++) {
            for (int rank = 0; rank < both[product].length; rank++) {
                int other = coPurchase.id(product, rank);
                if (other != product && coPurchase.weight(product, rank) > 0 && areAssociated(product, rank)) {
                    row.set(other, coPurchase.weight(product, rank));
                }
            }
            associations.keepTopK(product, row, KEPT);
            row.clear();
        }
        return associations;
    }

    private boolean areAssociated(int product, int rank) {
        double expected = (double) buyers[product] * buyers[coPurchase.id(product, rank)] / users;
        int common = both[product][rank];
        return common >= CatalogModel.MIN_COMMON_BUYERS && common >= CatalogModel.MIN_LIFT * expected;
    }
}
