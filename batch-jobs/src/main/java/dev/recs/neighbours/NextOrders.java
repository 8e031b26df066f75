package dev.recs.neighbours;

import dev.recs.neighbours.Baskets.Row;
import dev.recs.orders.PurchaseHistory;
import dev.recs.signal.RecencyDecay;
import java.time.Instant;
import java.util.Arrays;

/**
 * What an order holds, foretold from all that came before it: ridge regression of orders on histories.
 *
 * <p>{@code B = (XᵀWX + λI)⁻¹ XᵀWY}: a row of X is what a user had before an order, of length 1; a row of Y is the order, its products
 * sharing a weight of {@code sqrt(1 / size)}; W decays with age. A co-purchase has no direction, this has; and unlike EASE it keeps its
 * diagonal, which says how much a product speaks for itself: buying again and discovery come from one equation. One
 * factorisation solves it for the {@link BoughtTogether#HEAD} products bought most; pairs with a product beyond are regressed by
 * themselves, less what popularity explains.
 */
final class NextOrders {

    /** λ in units of the mean diagonal: from 1 to 8 made a difference of 0.001 in NDCG. */
    private static final double RIDGE = 4;

    private final int[] head;
    private final int[] headNumber;
    private final float[] gram;
    private final float[] weights;
    private final double[] squares;
    private final PairCounts tail;

    private NextOrders(int products, int[] head) {
        this.head = head;
        this.headNumber = new int[products];
        Arrays.fill(headNumber, -1);
        for (int i = 0; i < head.length; i++) {
            headNumber[head[i]] = i;
        }
        this.gram = new float[head.length * head.length];
        this.weights = new float[head.length * head.length];
        this.squares = new double[products];
        this.tail = new PairCounts(products);
    }

    /** By product: what its buyers buy next, itself included. */
    static Neighbours of(PurchaseHistory history, int products, Instant asOf, LearningSettings settings) {
        return of(history, products, asOf, settings, OpenBlas.isAvailable() ? BoughtTogether.HEAD : 0);
    }

    static Neighbours of(PurchaseHistory history, int products, Instant asOf, LearningSettings settings, int maxHead) {
        NextOrders next = new NextOrders(products, head(history, products, maxHead));
        RecencyDecay decay = new RecencyDecay(settings.sequentialHalfLifeDays(), asOf);
        OrderRows.forEach(
                history,
                settings.preferenceHalfLifeDays(),
                (had, order, millis) -> next.add(had, order, decay.of(Instant.ofEpochMilli(millis))));
        return next.solve(settings.neighbours());
    }

    private void add(Row had, int[] order, double weight) {
        float share = (float) (weight / Math.sqrt(order.length));
        for (int i = 0; i < had.products().length; i++) {
            int product = had.products()[i];
            float amount = had.weights()[i];
            squares[product] += weight * amount * amount;
            addToGram(headNumber[product], had, (float) weight * amount);
            for (int bought : order) {
                if (headNumber[product] >= 0 && headNumber[bought] >= 0) {
                    weights[headNumber[bought] * head.length + headNumber[product]] += share * amount;
                } else {
                    tail.add(product, bought, share * amount);
                }
            }
        }
    }

    private void addToGram(int row, Row had, float amount) {
        for (int i = 0; row >= 0 && i < had.products().length; i++) {
            int column = headNumber[had.products()[i]];
            if (column >= 0) {
                gram[row * head.length + column] += amount * had.weights()[i];
            }
        }
    }

    private Neighbours solve(int max) {
        int products = headNumber.length;
        double mean =
                Arrays.stream(squares).filter(square -> square > 0).average().orElse(1);
        for (int i = 0; i < head.length; i++) {
            gram[i * head.length + i] += (float) (RIDGE * mean);
        }
        if (head.length > 0) {
            OpenBlas.solve(gram, weights, head.length);
        }
        Neighbours neighbours = new Neighbours(products);
        double[] row = new double[products];
        for (int product = 0; product < products; product++) {
            alone(product, RIDGE * mean, row);
            for (int j = 0; headNumber[product] >= 0 && j < head.length; j++) {
                row[head[j]] = weights[j * head.length + headNumber[product]];
            }
            neighbours.keepStrongest(product, row, max);
        }
        return neighbours;
    }

    private void alone(int product, double lambda, double[] row) {
        tail.row(product, row);
        double explained = tail.from(product) / Math.max(tail.total(), Double.MIN_NORMAL);
        for (int other = 0; other < row.length; other++) {
            if (row[other] != 0) {
                row[other] = Math.max(0, row[other] - explained * tail.to(other)) / (squares[product] + lambda);
            }
        }
    }

    private static int[] head(PurchaseHistory history, int products, int max) {
        double[] counts = new double[products];
        for (int line = 0; line < history.lines(); line++) {
            counts[history.product(line)]++;
        }
        int[] head = Strongest.of(counts, max);
        Arrays.sort(head);
        return head;
    }
}
