package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.recommender.model.Neighbours;
import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CoPurchaseTrainerTest {

    private static final int PRODUCTS = 40;
    private static final int USERS = 500;

    /** λ in units of the mean diagonal. */
    private static final TrainingSettings RIDGE_OF_TWO_FIFTHS =
            new TrainingSettings(120, 0.4, 240, 180, 1, 5, 200, 128);

    /**
     * Two users bought both products at one moment, a third the first one only: G = (3 2 / 2 2), its mean diagonal 5/2, λ = 0.4 · 5/2 = 1.
     * B[0][1] = 2 / (3 + 1) and B[1][0] = 2 / (2 + 1), by whichever method.
     */
    @Test
    void theWeightsAreThoseOnPaper() {
        PurchaseHistory history = TestHistories.of(
                2,
                List.of(
                        TestOrders.line(0, 0, 9),
                        TestOrders.line(0, 1, 9),
                        TestOrders.line(1, 0, 5),
                        TestOrders.line(1, 1, 5),
                        TestOrders.line(2, 0, 1)));

        for (int head = 0; head <= 2; head++) {
            Neighbours neighbours = new CoPurchaseTrainer(2, RIDGE_OF_TWO_FIFTHS, head).train(history);
            Dense.assertClose(Dense.of(neighbours, 2), new double[][] {{0, 0.5}, {2 / 3.0, 0}}, 1e-6);
        }
    }

    @Test
    void theSparseMethodEqualsTheDenseOneWhereAllProductsAreCandidates() {
        int few = 12;
        PurchaseHistory history = TestHistories.of(few, TestOrders.random(1, USERS, few));

        Neighbours sparse = new CoPurchaseTrainer(few, TrainingSettings.DEFAULT, 0).train(history);
        Neighbours dense = new CoPurchaseTrainer(few, TrainingSettings.DEFAULT, few).train(history);

        Dense.assertClose(Dense.of(sparse, few), Dense.of(dense, few), 1e-5);
    }

    @Test
    void permutingTheProductsPermutesTheWeights() {
        List<Line> lines = TestOrders.random(2, USERS, PRODUCTS);
        int[] numbers = TestOrders.permutation(3, PRODUCTS);
        PurchaseHistory permuted = TestHistories.of(PRODUCTS, TestOrders.permuted(lines, numbers));

        for (int head : new int[] {0, 10, PRODUCTS}) {
            Dense.assertClose(
                    weights(permuted, head),
                    Dense.permuted(weights(TestHistories.of(PRODUCTS, lines), head), numbers),
                    1e-5);
        }
    }

    @Test
    void aPlantedPairHasTheLargestWeightHoweverItIsSolved() {
        List<Line> lines = TestOrders.random(4, USERS, PRODUCTS);
        for (int user = 0; user < 60; user++) {
            lines.add(TestOrders.line(user, 17, 0.5));
            lines.add(TestOrders.line(user, 31, 0.25));
        }
        PurchaseHistory history = TestHistories.of(PRODUCTS, lines);

        for (int head : new int[] {0, 10, PRODUCTS}) {
            assertThat(Dense.largest(weights(history, head)))
                    .as("head of %d", head)
                    .containsExactlyInAnyOrder(17, 31);
        }
    }

    /** λ grows with the mean diagonal, so as many users again who buy the same change nothing. */
    @Test
    void theSizeOfTheStoreDoesNotCount() {
        List<Line> lines = TestOrders.random(5, USERS, PRODUCTS);
        List<Line> twice = new ArrayList<>(lines);
        lines.forEach(line -> twice.add(new Line(USERS + line.user(), line.product(), line.at())));

        for (int head : new int[] {0, PRODUCTS}) {
            Dense.assertClose(
                    weights(TestHistories.of(PRODUCTS, twice), head),
                    weights(TestHistories.of(PRODUCTS, lines), head),
                    1e-5);
        }
    }

    @Test
    void mergedTrainersGiveWhatOneGives() {
        PurchaseHistory history = TestHistories.of(PRODUCTS, TestOrders.random(6, USERS, PRODUCTS));
        Neighbours merged = Dense.merged(
                history,
                new CoPurchaseTrainer(PRODUCTS, TrainingSettings.DEFAULT, PRODUCTS),
                new CoPurchaseTrainer(PRODUCTS, TrainingSettings.DEFAULT, PRODUCTS));

        Dense.assertClose(Dense.of(merged, PRODUCTS), weights(history, PRODUCTS), 1e-5);
    }

    @Test
    void trainersOfOtherProductsAreRefused() {
        assertThatThrownBy(() -> new CoPurchaseTrainer(2, TrainingSettings.DEFAULT, 0)
                        .merge(new CoPurchaseTrainer(3, TrainingSettings.DEFAULT, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("co-purchases of 2 products cannot take in those of 3: expected one catalog");
    }

    private static double[][] weights(PurchaseHistory history, int head) {
        return Dense.of(new CoPurchaseTrainer(PRODUCTS, TrainingSettings.DEFAULT, head).train(history), PRODUCTS);
    }
}
