package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.recommender.history.OrderUnit;
import dev.recs.recommender.history.Orders;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderPairTrainerTest {

    private static final double HOUR = 1 / 24.0;

    /** 0, then 1, then 2: c is 1 for a step and 0.7 for two, its rows sum to 1.7 and 1, its columns to 1 and 1.7. */
    @Test
    void theSuccessorsAreThoseOnPaper() {
        PurchaseHistory history = TestHistories.of(
                3, List.of(TestOrders.line(0, 0, 5), TestOrders.line(0, 1, 4), TestOrders.line(0, 2, 3)));

        Dense.assertClose(
                successors(history, 3, OrderUnit.DAY),
                new double[][] {
                    {0, 1 / (Math.sqrt(1.7) + 20), 0.7 / (1.7 + 20)}, {0, 0, 1 / (Math.sqrt(1.7) + 20)}, {0, 0, 0}
                },
                1e-7);
    }

    /** Twice 0 and 1, once 0, 1 and 2: c[0][1] = 3, c[0][2] = 1; the rows of 0 and 1 sum to 4, that of 2 to 2. */
    @Test
    void theCompanionsAreThoseOnPaper() {
        List<Line> lines = new ArrayList<>();
        for (int day : new int[] {9, 8, 7}) {
            lines.add(TestOrders.line(day, 0, day));
            lines.add(TestOrders.line(day, 1, day));
        }
        lines.add(TestOrders.line(7, 2, 7));
        double thrice = 3 / (4 + 20.0);
        double once = 1 / (Math.sqrt(4 * 2) + 20);

        Dense.assertClose(
                companions(TestHistories.of(3, lines), 3, OrderUnit.DAY),
                new double[][] {{0, thrice, once}, {thrice, 0, once}, {once, once, 0}},
                1e-7);
    }

    /** 0 and 1 at one moment, an hour later 2: by days one order, by moments two. */
    @Test
    void whatAnOrderIsSaysWhatIsACompanionAndWhatComesAfter() {
        PurchaseHistory history = TestHistories.of(
                3,
                List.of(TestOrders.line(0, 0, 2 * HOUR), TestOrders.line(0, 1, 2 * HOUR), TestOrders.line(0, 2, HOUR)));

        Dense.assertClose(successors(history, 3, OrderUnit.DAY), new double[3][3], 0);
        assertThat(companions(history, 3, OrderUnit.DAY)[0][2]).isPositive();
        assertThat(successors(history, 3, OrderUnit.MOMENT)[0][2]).isPositive();
        assertThat(successors(history, 3, OrderUnit.MOMENT)[0][1]).isZero();
        assertThat(companions(history, 3, OrderUnit.MOMENT)[0][2]).isZero();
        assertThat(companions(history, 3, OrderUnit.MOMENT)[0][1]).isPositive();
    }

    @Test
    void elevenOrdersLaterIsNotAfterAnyMore() {
        List<Line> lines = new ArrayList<>();
        for (int product = 0; product < 12; product++) {
            lines.add(TestOrders.line(0, product, 30 - product));
        }
        double[] after = successors(TestHistories.of(12, lines), 12, OrderUnit.DAY)[0];

        assertThat(after[10]).isPositive();
        assertThat(after[11]).isZero();
    }

    @Test
    void aProductDoesNotFollowItself() {
        PurchaseHistory history = TestHistories.of(2, List.of(TestOrders.line(0, 0, 5), TestOrders.line(0, 0, 4)));

        assertThat(OrderPairTrainer.successors(2, OrderUnit.DAY, 10)
                        .train(history)
                        .count(0))
                .isZero();
    }

    @Test
    void theWeightsAreThoseOfCountingEveryPair() {
        int products = 12;
        PurchaseHistory history = TestHistories.of(products, TestOrders.random(7, 40, products));

        for (OrderUnit unit : OrderUnit.values()) {
            Dense.assertClose(successors(history, products, unit), counted(history, products, unit, 1, 10), 1e-6);
            Dense.assertClose(companions(history, products, unit), counted(history, products, unit, 0, 0), 1e-6);
        }
    }

    @Test
    void mergedTrainersGiveWhatOneGives() {
        PurchaseHistory history = TestHistories.of(12, TestOrders.random(7, 40, 12));
        OrderPairTrainer first = OrderPairTrainer.successors(12, OrderUnit.DAY, 20);
        OrderPairTrainer second = OrderPairTrainer.successors(12, OrderUnit.DAY, 20);
        for (int user = 0; user < history.users(); user++) {
            (user < history.users() / 3 ? first : second).add(history.user(user));
        }
        first.merge(second);

        Dense.assertClose(Dense.of(first.solve(), 12), successors(history, 12, OrderUnit.DAY), 0);
    }

    @Test
    void pairsOfAnotherKindAreRefused() {
        OrderPairTrainer successors = OrderPairTrainer.successors(3, OrderUnit.DAY, 1);

        assertThatThrownBy(() -> successors.merge(OrderPairTrainer.companions(4, OrderUnit.MOMENT, 1)))
                .hasMessage("pairs of 3 products, of orders by DAY up to 10 apart, cannot take in those of 4, by MOMENT"
                        + " up to 0: expected one catalog and history");
    }

    private static double[][] successors(PurchaseHistory history, int products, OrderUnit unit) {
        return Dense.of(OrderPairTrainer.successors(products, unit, products).train(history), products);
    }

    private static double[][] companions(PurchaseHistory history, int products, OrderUnit unit) {
        return Dense.of(OrderPairTrainer.companions(products, unit, products).train(history), products);
    }

    /** The definition, pair by pair. */
    private static double[][] counted(PurchaseHistory history, int products, OrderUnit unit, int least, int most) {
        double[][] c = new double[products][products];
        history.forEachUser(user -> {
            List<Orders.Order> orders = Orders.of(user, unit);
            for (int a = 0; a < orders.size(); a++) {
                for (int b = a + least; b < orders.size() && b - a <= most; b++) {
                    for (int first : orders.get(a).products()) {
                        for (int second : orders.get(b).products()) {
                            c[first][second] += a == b && first == second ? 0 : Math.pow(0.7, Math.max(0, b - a - 1));
                        }
                    }
                }
            }
        });
        return normalised(c, products);
    }

    private static double[][] normalised(double[][] c, int products) {
        double[] from = new double[products];
        double[] to = new double[products];
        for (int i = 0; i < products; i++) {
            for (int j = 0; j < products; j++) {
                from[i] += c[i][j];
                to[j] += c[i][j];
            }
        }
        double[][] normalised = new double[products][products];
        for (int i = 0; i < products; i++) {
            for (int j = 0; j < products; j++) {
                normalised[i][j] = i == j ? 0 : c[i][j] / (Math.sqrt(from[i] * to[j]) + 20);
            }
        }
        return normalised;
    }
}
