package dev.recs.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.orders.PurchaseHistory;
import dev.recs.orders.TestHistories;
import dev.recs.orders.TestHistories.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BoughtTogetherTest {

    private static final int PRODUCTS = 40;
    private static final int USERS = 500;

    /** λ in units of the mean diagonal. */
    private static final LearningSettings RIDGE_OF_TWO_FIFTHS = new LearningSettings(120, 0.4, 240, 180, 5, 200);

    /**
     * Two users bought both products at one moment, a third the first one only: G = (3 2 / 2 2), its mean diagonal 5/2, λ = 0.4 · 5/2 = 1.
     * B[0][1] = 2 / (3 + 1) and B[1][0] = 2 / (2 + 1), by whichever method.
     */
    @Test
    void theWeightsAreThoseOnPaper() {
        PurchaseHistory history = TestHistories.of(
                2,
                List.of(
                        TestHistories.line(0, 0, 9),
                        TestHistories.line(0, 1, 9),
                        TestHistories.line(1, 0, 5),
                        TestHistories.line(1, 1, 5),
                        TestHistories.line(2, 0, 1)));

        for (int head = 0; head <= 2; head++) {
            Neighbours neighbours = new BoughtTogether(2, RIDGE_OF_TWO_FIFTHS, head).train(history);
            Dense.assertClose(Dense.of(neighbours, 2), new double[][] {{0, 0.5}, {2 / 3.0, 0}}, 1e-6);
        }
    }

    @Test
    void theSparseMethodEqualsTheDenseOneWhereAllProductsAreCandidates() {
        int few = 12;
        PurchaseHistory history = TestHistories.of(few, TestHistories.random(1, USERS, few));

        Neighbours sparse = new BoughtTogether(few, LearningSettings.DEFAULT, 0).train(history);
        Neighbours dense = new BoughtTogether(few, LearningSettings.DEFAULT, few).train(history);

        Dense.assertClose(Dense.of(sparse, few), Dense.of(dense, few), 1e-5);
    }

    @Test
    void permutingTheProductsPermutesTheWeights() {
        List<Line> lines = TestHistories.random(2, USERS, PRODUCTS);
        int[] numbers = TestHistories.permutation(3, PRODUCTS);
        PurchaseHistory permuted = TestHistories.of(PRODUCTS, TestHistories.permuted(lines, numbers));

        for (int head : new int[] {0, 10, PRODUCTS}) {
            Dense.assertClose(
                    weights(permuted, head),
                    Dense.permuted(weights(TestHistories.of(PRODUCTS, lines), head), numbers),
                    1e-5);
        }
    }

    @Test
    void aPlantedPairHasTheLargestWeightHoweverItIsSolved() {
        List<Line> lines = TestHistories.random(4, USERS, PRODUCTS);
        for (int user = 0; user < 60; user++) {
            lines.add(TestHistories.line(user, 17, 0.5));
            lines.add(TestHistories.line(user, 31, 0.25));
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
        List<Line> lines = TestHistories.random(5, USERS, PRODUCTS);
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
        PurchaseHistory history = TestHistories.of(PRODUCTS, TestHistories.random(6, USERS, PRODUCTS));
        Neighbours merged = Dense.merged(
                history,
                new BoughtTogether(PRODUCTS, LearningSettings.DEFAULT, PRODUCTS),
                new BoughtTogether(PRODUCTS, LearningSettings.DEFAULT, PRODUCTS));

        Dense.assertClose(Dense.of(merged, PRODUCTS), weights(history, PRODUCTS), 1e-5);
    }

    @Test
    void trainersOfOtherProductsAreRefused() {
        assertThatThrownBy(() -> new BoughtTogether(2, LearningSettings.DEFAULT, 0)
                        .merge(new BoughtTogether(3, LearningSettings.DEFAULT, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("co-purchases of 2 products cannot take in those of 3: expected one catalog");
    }

    private static double[][] weights(PurchaseHistory history, int head) {
        return Dense.of(new BoughtTogether(PRODUCTS, LearningSettings.DEFAULT, head).train(history), PRODUCTS);
    }
}
