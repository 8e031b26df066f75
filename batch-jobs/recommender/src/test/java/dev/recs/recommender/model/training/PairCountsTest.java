package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PairCountsTest {

    private static final int PRODUCTS = 60;

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void aPairIsNotItsReverse() {
        PairCounts counts = new PairCounts(3);
        counts.add(0, 1, 2);
        counts.add(0, 1, 0.5);
        counts.add(1, 0, 4);

        assertThat(row(counts, 0, 3)).containsExactly(0, 2.5, 0);
        assertThat(row(counts, 1, 3)).containsExactly(4, 0, 0);
        assertThat(row(counts, 2, 3)).containsOnly(0);
        assertThat(counts.from(0)).isEqualTo(2.5);
        assertThat(counts.to(0)).isEqualTo(4);
        assertThat(counts.total()).isEqualTo(6.5);
    }

    @Test
    void manyPairsAndMergedOnesAreThoseOfAMatrix() {
        PairCounts counts = new PairCounts(PRODUCTS);
        PairCounts others = new PairCounts(PRODUCTS);
        double[][] matrix = new double[PRODUCTS][PRODUCTS];
        for (int i = 0; i < 20_000; i++) {
            int first = random.nextInt(PRODUCTS);
            int second = random.nextInt(PRODUCTS);
            double weight = random.nextDouble();
            matrix[first][second] += weight;
            (i % 2 == 0 ? counts : others).add(first, second, weight);
        }

        counts.merge(others);

        for (int first = 0; first < PRODUCTS; first++) {
            assertThat(row(counts, first, PRODUCTS)).containsExactly(matrix[first], within(1e-5));
            assertThat(counts.from(first)).isCloseTo(sum(matrix[first]), within(1e-9));
        }
        assertThat(sum(to(counts))).isCloseTo(counts.total(), within(1e-9));
    }

    private static double[] row(PairCounts counts, int first, int products) {
        double[] row = new double[products];
        row[products - 1] = 9; // Of the row before.
        counts.row(first, row);
        return row;
    }

    private static double[] to(PairCounts counts) {
        double[] to = new double[PRODUCTS];
        for (int product = 0; product < PRODUCTS; product++) {
            to[product] = counts.to(product);
        }
        return to;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
