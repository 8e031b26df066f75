package dev.recs.recommender.model.training;

import dev.recs.recommender.history.OrderUnit;
import dev.recs.recommender.history.Orders;
import dev.recs.recommender.history.Orders.Order;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistory;
import dev.recs.recommender.model.Neighbours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains what is bought with a product, or after it: the companions, of the same order, and the successors, of the orders to come.
 *
 * <pre>{@code
 * companions:  c[i][j] = orders that hold i and j
 * successors:  c[i][j] = Σ g^(d − 1)    over all j 1 to 10 orders d after an i of the same user, g = 0.7
 * weight[i][j] = c[i][j] / (√(from[i] · to[j]) + 20)
 * }</pre>
 *
 * <p>{@code from} and {@code to} are the sums of the rows and columns of c, so this is the cosine of pairs, drawn towards 0 where there
 * are few. Successors have a direction: a second volume follows the first. A product is neither its own companion nor its own successor;
 * that is the business of buying again.
 *
 * <p>The orders are kept, not the counts, and a row is counted when it is solved: memory is that of the history, time that of its pairs.
 *
 * <p>Association and sequential rules of sessions: Ludewig, Jannach: Evaluation of session-based recommendation algorithms (UMUAI 28,
 * 2018), section 3.1, there with 1/d for the geometric decay.
 */
public final class OrderPairTrainer implements Trainer<OrderPairTrainer, Neighbours> {

    private static final double GAP_DECAY = 0.7;
    private static final double DAMPING = 20;
    private static final double[] SAME_ORDER = {1};
    private static final double[] LATER_ORDERS = laterOrders(10);

    private final int products;
    private final OrderUnit unit;
    private final int neighbours;
    /** Of a pair by the orders between, 0 for one order. */
    private final double[] gapWeights;

    private final List<int[][]> users = new ArrayList<>();
    private final int[] occurrences;
    private final double[] from;
    private final double[] to;

    private OrderPairTrainer(int products, OrderUnit unit, int neighbours, double[] gapWeights) {
        this.products = products;
        this.unit = unit;
        this.neighbours = neighbours;
        this.gapWeights = gapWeights;
        this.occurrences = new int[products];
        this.from = new double[products];
        this.to = new double[products];
    }

    /** @param neighbours kept of each product */
    static OrderPairTrainer companions(int products, OrderUnit unit, int neighbours) {
        return new OrderPairTrainer(products, unit, neighbours, SAME_ORDER);
    }

    /** @param neighbours kept of each product */
    static OrderPairTrainer successors(int products, OrderUnit unit, int neighbours) {
        return new OrderPairTrainer(products, unit, neighbours, LATER_ORDERS);
    }

    private static double[] laterOrders(int window) {
        double[] weights = new double[window + 1];
        for (int gap = 1; gap <= window; gap++) {
            weights[gap] = Math.pow(GAP_DECAY, gap - 1.0);
        }
        return weights;
    }

    @Override
    public void add(UserHistory user) {
        int[][] orders = Orders.of(user, unit).stream().map(Order::products).toArray(int[][]::new);
        users.add(orders);
        for (int order = 0; order < orders.length; order++) {
            count(orders, order);
        }
    }

    private void count(int[][] orders, int order) {
        double after = sum(orders, order, 1);
        double before = sum(orders, order, -1);
        for (int product : orders[order]) {
            occurrences[product]++;
            from[product] += after;
            to[product] += before;
        }
    }

    /** What one product of an order adds to its row, or column. */
    private double sum(int[][] orders, int order, int direction) {
        double sum = gapWeights[0] * (orders[order].length - 1);
        for (int gap = 1; gap < gapWeights.length; gap++) {
            int other = order + direction * gap;
            sum += other < 0 || other >= orders.length ? 0 : gapWeights[gap] * orders[other].length;
        }
        return sum;
    }

    @Override
    public void merge(OrderPairTrainer other) {
        if (products != other.products || unit != other.unit || gapWeights.length != other.gapWeights.length) {
            throw new IllegalArgumentException(
                    "pairs of %d products, of orders by %s up to %d apart, cannot take in those of %d, by %s up to %d: expected one catalog and history"
                            .formatted(
                                    products,
                                    unit,
                                    gapWeights.length - 1,
                                    other.products,
                                    other.unit,
                                    other.gapWeights.length - 1));
        }
        users.addAll(other.users);
        for (int product = 0; product < products; product++) {
            occurrences[product] += other.occurrences[product];
            from[product] += other.from[product];
            to[product] += other.to[product];
        }
    }

    @Override
    public Neighbours solve() {
        Occurrences index = new Occurrences();
        Neighbours pairs = new Neighbours(products);
        double[] row = new double[products];
        for (int product = 0; product < products; product++) {
            Arrays.fill(row, 0);
            for (int place = index.begins[product]; place < index.begins[product + 1]; place++) {
                addRow(users.get(index.users[place]), index.orders[place], row);
            }
            row[product] = 0;
            for (int other = 0; other < products; other++) {
                row[other] = row[other] == 0 ? 0 : row[other] / (Math.sqrt(from[product] * to[other]) + DAMPING);
            }
            pairs.keepTopK(product, row, neighbours);
        }
        return pairs;
    }

    private void addRow(int[][] orders, int order, double[] row) {
        for (int gap = 0; gap < gapWeights.length && order + gap < orders.length; gap++) {
            for (int product : orders[order + gap]) {
                row[product] += gapWeights[gap];
            }
        }
    }

    /** Where each product was bought: by product the numbers of the user and of the order, those of a user together. */
    private final class Occurrences {

        private final int[] begins = new int[products + 1];
        private final int[] users;
        private final int[] orders;

        Occurrences() {
            for (int product = 0; product < products; product++) {
                begins[product + 1] = begins[product] + occurrences[product];
            }
            this.users = new int[begins[products]];
            this.orders = new int[begins[products]];
            int[] next = Arrays.copyOf(begins, products);
            for (int user = 0; user < OrderPairTrainer.this.users.size(); user++) {
                int[][] ofUser = OrderPairTrainer.this.users.get(user);
                for (int order = 0; order < ofUser.length; order++) {
                    for (int product : ofUser[order]) {
                        users[next[product]] = user;
                        orders[next[product]++] = order;
                    }
                }
            }
        }
    }
}
