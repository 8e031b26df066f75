package dev.recs.evaluation;

import dev.recs.recommender.history.OrderUnit;
import dev.recs.recommender.history.Orders;
import dev.recs.recommender.history.Orders.Order;
import dev.recs.recommender.history.PurchaseHistory;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The orders of each user, oldest first, and vectors made of them. */
final class Baskets {

    private final List<List<Order>> users;
    private final int products;

    /** Of a split's history or its training. */
    Baskets(Split split, PurchaseHistory history) {
        OrderUnit unit = OrderUnit.of(history);
        this.products = split.index().size();
        this.users = IntStream.range(0, history.users())
                .mapToObj(user -> Orders.of(history.user(user), unit))
                .toList();
    }

    int products() {
        return products;
    }

    /** How many orders a user has. */
    int count(int user) {
        return users.get(user).size();
    }

    /**
     * A vector for each user, the sum of what its orders weigh.
     *
     * @param weights of an order by its position, 0 for the newest, for a user with so many orders
     */
    UserVectors vectors(Weights weights) {
        int[][] rows = new int[users.size()][];
        double[][] values = new double[users.size()][];
        for (int user = 0; user < rows.length; user++) {
            SortedMap<Integer, Double> sums = sums(users.get(user), weights.of(count(user)));
            rows[user] = sums.keySet().stream().mapToInt(Integer::intValue).toArray();
            values[user] =
                    sums.values().stream().mapToDouble(Double::doubleValue).toArray();
        }
        return new UserVectors(rows, values, products);
    }

    private static SortedMap<Integer, Double> sums(List<Order> orders, IntToDoubleFunction weight) {
        SortedMap<Integer, Double> sums = new TreeMap<>();
        for (int order = 0; order < orders.size(); order++) {
            double ofOrder = weight.applyAsDouble(orders.size() - 1 - order);
            if (ofOrder > 0) {
                Arrays.stream(orders.get(order).products())
                        .forEach(product -> sums.merge(product, ofOrder, Double::sum));
            }
        }
        return sums;
    }

    /** What the orders of a user weigh. */
    @FunctionalInterface
    interface Weights {
        IntToDoubleFunction of(int orders);
    }
}
