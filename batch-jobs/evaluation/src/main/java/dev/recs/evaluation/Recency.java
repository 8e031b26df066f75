package dev.recs.evaluation;

import dev.recs.recommender.history.OrderUnit;
import dev.recs.recommender.history.Orders;
import dev.recs.recommender.history.Orders.Order;
import java.util.Arrays;
import java.util.List;

/** What each product that a user has counts: 1 all of them, or less the more orders came after its last one. */
final class Recency {

    private static final double DECAY = 0.6;

    private final double[][] weights;

    private Recency(double[][] weights) {
        this.weights = weights;
    }

    /** All alike. */
    static Recency none(Owned owned) {
        double[][] weights = new double[owned.users()][];
        for (int user = 0; user < weights.length; user++) {
            weights[user] = new double[owned.products(user).length];
            Arrays.fill(weights[user], 1);
        }
        return new Recency(weights);
    }

    /** {@value #DECAY} times less with each later order, as fits MovieLens 100K best. */
    static Recency byOrder(Split split, Owned owned) {
        OrderUnit unit = OrderUnit.of(split.history());
        double[][] weights = new double[owned.users()][];
        for (int user = 0; user < weights.length; user++) {
            List<Order> orders = Orders.of(split.history().user(user), unit);
            int[] products = owned.products(user);
            weights[user] = new double[products.length];
            for (int order = 0; order < orders.size(); order++) {
                for (int product : orders.get(order).products()) {
                    weights[user][Arrays.binarySearch(products, product)] =
                            Math.pow(DECAY, orders.size() - 1.0 - order);
                }
            }
        }
        return new Recency(weights);
    }

    /** By place of the product among those of the user. */
    double weight(int user, int place) {
        return weights[user][place];
    }
}
