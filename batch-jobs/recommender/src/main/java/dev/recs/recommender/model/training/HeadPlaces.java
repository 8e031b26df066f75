package dev.recs.recommender.model.training;

import dev.recs.recommender.history.UserHistory;
import java.util.Arrays;

/**
 * The products that take part in the low-rank model, by place.
 *
 * @param members by number, ascending
 * @param places by number of the product, −1 for those that do not take part
 * @param root square roots of the buyers, by place: D^(1/2)
 */
@SuppressWarnings("ArrayRecordComponent") // Private to this package, never compared.
record HeadPlaces(int[] members, int[] places, double[] root) {

    /** @param buyers of each product */
    static HeadPlaces of(int[] members, int[] buyers) {
        int[] places = new int[buyers.length];
        Arrays.fill(places, -1);
        double[] root = new double[members.length];
        for (int place = 0; place < members.length; place++) {
            places[members[place]] = place;
            root[place] = Math.sqrt(buyers[members[place]]);
        }
        return new HeadPlaces(members, places, root);
    }

    int size() {
        return members.length;
    }

    /** Places of what a user bought, ascending. */
    int[] of(UserHistory user) {
        int[] row = InteractionRows.products(user);
        int size = 0;
        for (int product : row) {
            if (places[product] >= 0) {
                row[size++] = places[product];
            }
        }
        return Arrays.copyOf(row, size);
    }
}
