package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.recommender.history.FixedPoint;
import dev.recs.recommender.model.SparseVector;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Narrow rows are arrays at once, wide ones hash tables first: both against a matrix. */
final class PairSumsTest {

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void aPairIsNotItsReverse() {
        PairSums sums = new PairSums(3);
        sums.add(0, 1, FixedPoint.of(2));
        sums.add(0, 1, FixedPoint.of(0.5));
        sums.add(1, 0, FixedPoint.of(4));

        assertThat(row(sums, 0)).containsExactly(0, 2.5, 0);
        assertThat(row(sums, 1)).containsExactly(4, 0, 0);
        assertThat(row(sums, 2)).containsOnly(0);
    }

    @Test
    void manyPairsAndMergedOnesAreThoseOfAMatrix() {
        for (int products : new int[] {60, 700}) {
            PairSums sums = new PairSums(products);
            PairSums others = new PairSums(products);
            long[][] matrix = new long[products][products];
            for (int i = 0; i < 100_000; i++) {
                int row = (int) (products * Math.pow(random.nextDouble(), 2));
                int column = random.nextInt(products);
                long units = random.nextLong(1L << 40);
                matrix[row][column] += units;
                (i % 3 == 0 ? sums : others).add(row, column, units);
            }
            sums.merge(others);

            for (int row = 0; row < products; row++) {
                double[] actual = row(sums, row);
                for (int column = 0; column < products; column++) {
                    assertThat(actual[column]).isEqualTo(FixedPoint.toDouble(matrix[row][column]));
                }
            }
        }
    }

    @Test
    void rowsThatDoNotFitAreGivenUpFromTheEndAndNeverTheFirst() {
        PairSums sums = new PairSums(1_000, 10, 4_000);
        for (int row = 10; row < 1_000; row++) {
            for (int column = 0; column < 50 && sums.holds(row); column++) {
                sums.add(row, column, row);
            }
        }

        assertThat(sums.holds(9)).isFalse();
        assertThat(sums.end()).isBetween(11, 14);
        for (int row = 10; row < sums.end(); row++) {
            assertThat(row(sums, row)[49]).isEqualTo(FixedPoint.toDouble(row));
        }
    }

    @Test
    void mergedRowsAreThoseThatBothHold() {
        PairSums few = new PairSums(1_000, 0, 1);
        PairSums many = new PairSums(1_000, 0, Long.MAX_VALUE);
        few.add(0, 5, 1);
        many.add(0, 5, 2);
        many.add(1, 5, 3);
        many.merge(few);

        assertThat(many.end()).isEqualTo(1);
        assertThat(row(many, 0)[5]).isEqualTo(FixedPoint.toDouble(3));
    }

    @Test
    void aSumTooLargeIsRefusedInArraysAndInTables() {
        for (int products : new int[] {3, 700}) {
            PairSums sums = new PairSums(products);
            sums.add(0, 1, Long.MAX_VALUE);
            assertThatThrownBy(() -> sums.add(0, 1, 1)).isInstanceOf(ArithmeticException.class);
        }
    }

    private static double[] row(PairSums sums, int row) {
        SparseVector into = new SparseVector(sums.products());
        sums.take(row, into);
        return IntStream.range(0, into.size()).mapToDouble(into::get).toArray();
    }
}
