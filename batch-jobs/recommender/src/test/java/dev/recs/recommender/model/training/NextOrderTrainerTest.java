package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.recommender.history.PurchaseCounts;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.recommender.model.Neighbours;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextOrderTrainerTest {

    private static final int BREAD = 0;
    private static final int CAMERA = 1;
    private static final int FILM = 2;
    private static final int PRODUCTS = 40;
    private static final int USERS = 500;
    /** After which an order counts half. */
    private static final double HALF_LIFE = TrainingSettings.DEFAULT.sequentialHalfLifeDays();

    /**
     * A camera, then a film and bread on the day of the model: x = 1 for the camera, y = 1/√2 for both. A = 1, its mean diagonal 1, λ = 4, C =
     * 1/√2 for both. B = 1/√2 : (1 + 4).
     */
    @Test
    void theWeightsOfOneOrderAreThoseOnPaper() {
        PurchaseHistory history = TestHistories.of(
                3, List.of(TestOrders.line(0, CAMERA, 30), TestOrders.line(0, FILM, 0), TestOrders.line(0, BREAD, 0)));
        double weight = Math.sqrt(0.5) / 5;

        Dense.assertClose(weights(history, 3, 3), new double[][] {{0, 0, 0}, {weight, 0, weight}, {0, 0, 0}}, 1e-7);
    }

    /**
     * A camera and bread on one day, then a film: x = 1/√2 for both, so A = (1/2 1/2 / 1/2 1/2), λ = 4 · 1/2 and C = 1/√2 for both. (1 1) is an
     * eigenvector of A with 1, so B = 1/√2 : (1 + 2).
     */
    @Test
    void whatWasHadTogetherSharesWhatItSays() {
        PurchaseHistory history = TestHistories.of(
                3, List.of(TestOrders.line(0, CAMERA, 30), TestOrders.line(0, BREAD, 30), TestOrders.line(0, FILM, 0)));
        double weight = Math.sqrt(0.5) / 3;

        Dense.assertClose(weights(history, 3, 3), new double[][] {{0, 0, weight}, {0, 0, weight}, {0, 0, 0}}, 1e-7);
    }

    /** One order now and one of a half-life ago: A = 1 + 1/2, λ = 4 · 3/2, C = 1 for the film and 1/2 for bread. */
    @Test
    void anOlderOrderCountsLess() {
        PurchaseHistory history = TestHistories.of(
                3,
                List.of(
                        TestOrders.line(0, CAMERA, 30),
                        TestOrders.line(0, FILM, 0),
                        TestOrders.line(1, CAMERA, HALF_LIFE + 30),
                        TestOrders.line(1, BREAD, HALF_LIFE)));

        Dense.assertClose(weights(history, 3, 3), new double[][] {{0, 0, 0}, {0.5 / 7.5, 0, 1 / 7.5}, {0, 0, 0}}, 1e-7);
    }

    /**
     * Beyond the head: 0 then 1, and 2 then 3, each once. Of the total of 2, popularity explains 1 · 1/2 of each pair; A = 1 and λ = 4, so
     * B = (1 − 1/2) / (1 + 4). One user alone is explained altogether.
     */
    @Test
    void theWeightsBeyondTheHeadAreThoseOnPaper() {
        List<Line> lines = List.of(
                TestOrders.line(0, 0, 9), TestOrders.line(0, 1, 0), TestOrders.line(1, 2, 9), TestOrders.line(1, 3, 0));

        Dense.assertClose(
                weights(TestHistories.of(4, lines), 4, 0),
                new double[][] {{0, 0.1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0.1}, {0, 0, 0, 0}},
                1e-7);
        assertThat(trainer(TestHistories.of(4, lines.subList(0, 2)), 4, 0)
                        .train(TestHistories.of(4, lines.subList(0, 2)))
                        .count(0))
                .isZero();
    }

    @Test
    void whatIsBoughtAfterAProductSpeaksInThatDirectionOnly() {
        for (int head : new int[] {0, 3}) {
            double[][] next = weights(shop(), 3, head);

            assertThat(next[CAMERA][FILM]).isGreaterThan(0.03);
            assertThat(next[FILM][CAMERA]).isLessThan(0.02);
        }
    }

    @Test
    void aProductThatIsBoughtAgainSpeaksForItself() {
        double[][] next = weights(shop(), 3, 3);

        assertThat(next[BREAD][BREAD]).isGreaterThan(0.05);
        assertThat(next[CAMERA][CAMERA]).isLessThan(0.02);
    }

    @Test
    void aPlantedSuccessorHasTheLargestWeightHoweverItIsSolved() {
        List<Line> lines = TestOrders.random(1, USERS, PRODUCTS);
        for (int user = 0; user < 150; user++) {
            lines.add(TestOrders.line(USERS + user, 11, 12));
            lines.add(TestOrders.line(USERS + user, 33, 2));
        }
        PurchaseHistory history = TestHistories.of(PRODUCTS, lines);

        for (int head : new int[] {0, 10, PRODUCTS}) {
            assertThat(Dense.largest(weights(history, PRODUCTS, head)))
                    .as("head of %d", head)
                    .containsExactly(11, 33);
        }
    }

    @Test
    void permutingTheProductsPermutesTheWeights() {
        List<Line> lines = TestOrders.random(2, USERS, PRODUCTS);
        int[] numbers = TestOrders.permutation(3, PRODUCTS);
        PurchaseHistory permuted = TestHistories.of(PRODUCTS, TestOrders.permuted(lines, numbers));

        for (int head : new int[] {0, PRODUCTS}) {
            Dense.assertClose(
                    weights(permuted, PRODUCTS, head),
                    Dense.permuted(weights(TestHistories.of(PRODUCTS, lines), PRODUCTS, head), numbers),
                    1e-5);
        }
    }

    /** λ grows with the mean diagonal. */
    @Test
    void theSizeOfTheStoreDoesNotCount() {
        List<Line> lines = TestOrders.random(4, USERS, PRODUCTS);
        List<Line> twice = new ArrayList<>(lines);
        lines.forEach(line -> twice.add(new Line(USERS + line.user(), line.product(), line.at())));

        for (int head : new int[] {0, PRODUCTS}) {
            Dense.assertClose(
                    weights(TestHistories.of(PRODUCTS, twice), PRODUCTS, head),
                    weights(TestHistories.of(PRODUCTS, lines), PRODUCTS, head),
                    1e-5);
        }
    }

    @Test
    void mergedTrainersGiveWhatOneGives() {
        PurchaseHistory history = TestHistories.of(PRODUCTS, TestOrders.random(5, USERS, PRODUCTS));
        for (int head : new int[] {0, 10, PRODUCTS}) {
            Neighbours merged =
                    Dense.merged(history, trainer(history, PRODUCTS, head), trainer(history, PRODUCTS, head));

            Dense.assertClose(Dense.of(merged, PRODUCTS), weights(history, PRODUCTS, head), 1e-5);
        }
    }

    @Test
    void trainersWithAnotherHeadAreRefused() {
        PurchaseHistory history = shop();

        assertThatThrownBy(() -> trainer(history, 3, 3).merge(trainer(history, 3, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("next orders of 3 products, 3 of them solved together, cannot take in those of 3 and 2:"
                        + " expected trainers of one history");
    }

    /** Each user buys bread, a camera, then a film, and bread again and again. */
    private static PurchaseHistory shop() {
        List<Line> lines = new ArrayList<>();
        for (int user = 0; user < 30; user++) {
            lines.add(TestOrders.line(user, BREAD, 40));
            lines.add(TestOrders.line(user, CAMERA, 30));
            lines.add(TestOrders.line(user, FILM, 20));
            lines.add(TestOrders.line(user, BREAD, 20));
            lines.add(TestOrders.line(user, BREAD, 10));
        }
        return TestHistories.of(3, lines);
    }

    private static double[][] weights(PurchaseHistory history, int products, int head) {
        return Dense.of(trainer(history, products, head).train(history), products);
    }

    private static NextOrderTrainer trainer(PurchaseHistory history, int products, int head) {
        return new NextOrderTrainer(
                PurchaseCounts.of(history, products), products, TestOrders.NOW, TrainingSettings.DEFAULT, head);
    }
}
