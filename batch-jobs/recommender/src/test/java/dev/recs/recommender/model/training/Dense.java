package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.model.Neighbours;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** Dense matrices, to hold what the model keeps sparse against. */
public final class Dense {

    private Dense() {}

    /** All weights, 0 where none is kept. */
    public static double[][] of(Neighbours neighbours, int products) {
        double[][] dense = new double[products][products];
        for (int product = 0; product < products; product++) {
            for (int rank = 0; rank < neighbours.count(product); rank++) {
                dense[product][neighbours.id(product, rank)] = neighbours.weight(product, rank);
            }
        }
        return dense;
    }

    /** The same neighbours in the same order with the same bits. */
    public static void assertSame(Neighbours neighbours, Neighbours others, int products) {
        for (int product = 0; product < products; product++) {
            assertThat(neighbours.count(product)).isEqualTo(others.count(product));
            for (int rank = 0; rank < neighbours.count(product); rank++) {
                if (neighbours.id(product, rank) != others.id(product, rank)
                        || neighbours.weight(product, rank) != others.weight(product, rank)) {
                    fail("product %d has another neighbour at rank %d", product, rank);
                }
            }
        }
    }

    /** Row and column i as number {@code numbers[i]}. */
    public static double[][] permuted(double[][] matrix, int[] numbers) {
        double[][] permuted = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                permuted[numbers[i]][numbers[j]] = matrix[i][j];
            }
        }
        return permuted;
    }

    public static float[] permuted(float[] values, int[] numbers) {
        float[] permuted = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            permuted[numbers[i]] = values[i];
        }
        return permuted;
    }

    /** {@code XᵀX} of seeded rows with few entries of 1. */
    public static double[][] gram(long seed, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] gram = new double[columns][columns];
        for (int row = 0; row < rows; row++) {
            BitSet x = new BitSet();
            for (int i = 0; i < 4; i++) {
                x.set(random.nextInt(columns));
            }
            x.stream().forEach(i -> x.stream().forEach(j -> gram[i][j]++));
        }
        return gram;
    }

    public static float[] flat(double[][] matrix) {
        float[] flat = new float[matrix.length * matrix.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) matrix[i / matrix.length][i % matrix.length];
        }
        return flat;
    }

    public static double[][] square(float[] flat, int n) {
        double[][] square = new double[n][n];
        for (int i = 0; i < flat.length; i++) {
            square[i / n][i % n] = flat[i];
        }
        return square;
    }

    public static void assertClose(double[][] actual, double[][] expected, double error) {
        assertThat(actual.length).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("row %d", i).containsExactly(expected[i], within(error));
        }
    }

    /** Row and column of the largest entry. */
    public static int[] largest(double[][] matrix) {
        int[] largest = {0, 0};
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                if (matrix[i][j] > matrix[largest[0]][largest[1]]) {
                    largest = new int[] {i, j};
                }
            }
        }
        return largest;
    }

    /** Trains on users of even and of odd number apart, and merges. */
    public static <T extends Trainer<T, M>, M> M merged(PurchaseHistory history, T even, T odd) {
        addUsers(history, even, user -> user % 2 == 0);
        addUsers(history, odd, user -> user % 2 == 1);
        even.merge(odd);
        return even.solve();
    }

    private static void addUsers(PurchaseHistory history, Trainer<?, ?> trainer, IntPredicate taken) {
        for (int user = 0; user < history.users(); user++) {
            if (taken.test(user)) {
                trainer.add(history.user(user));
            }
        }
    }
}
