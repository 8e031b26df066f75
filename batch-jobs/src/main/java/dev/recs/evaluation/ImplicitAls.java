package dev.recs.evaluation;

import dev.recs.neighbours.Cholesky;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Implicit alternating least squares (Hu, Koren, Volinsky 2008): 64 factors, confidence 1 + α for what was bought.
 *
 * <p>Each half step solves every row by itself, so any number of threads gives the same factors.
 */
final class ImplicitAls {

    private static final int FACTORS = 64;
    private static final int ROUNDS = 10;
    private static final double ALPHA = 10;
    private static final double LAMBDA = 10;
    private static final long SEED = 64;

    private ImplicitAls() {}

    static Method learn(Split split, Owned owned) {
        int products = split.index().size();
        int[][] buyers = ItemKnn.buyers(owned, products);
        int[][] bought = new int[owned.users()][];
        for (int user = 0; user < bought.length; user++) {
            bought[user] = owned.products(user);
        }
        double[][] users = new double[bought.length][FACTORS];
        double[][] items = random(products);
        for (int round = 0; round < ROUNDS; round++) {
            solve(bought, items, users);
            solve(buyers, users, items);
        }
        solve(bought, items, users);
        return new ScoredMethod("iALS", split, (scores, user) -> {
            for (int product = 0; product < products; product++) {
                scores[product] = dot(users[user], items[product]);
            }
        });
    }

    private static double[][] random(int rows) {
        Random random = new Random(SEED);
        double[][] matrix = new double[rows][FACTORS];
        for (double[] row : matrix) {
            for (int i = 0; i < FACTORS; i++) {
                row[i] = 0.1 * random.nextGaussian();
            }
        }
        return matrix;
    }

    private static void solve(int[][] seen, double[][] fixed, double[][] solved) {
        double[][] all = gram(fixed);
        IntStream.range(0, seen.length).parallel().forEach(row -> solve(seen[row], fixed, all, solved[row]));
    }

    private static void solve(int[] seen, double[][] fixed, double[][] all, double[] row) {
        double[][] matrix = new double[FACTORS][];
        for (int i = 0; i < FACTORS; i++) {
            matrix[i] = all[i].clone();
            matrix[i][i] += LAMBDA;
            row[i] = 0;
        }
        for (int one : seen) {
            double[] factors = fixed[one];
            for (int i = 0; i < FACTORS; i++) {
                double scaled = ALPHA * factors[i];
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] += scaled * factors[j];
                }
                row[i] += (1 + ALPHA) * factors[i];
            }
        }
        Cholesky.solve(matrix, row);
    }

    private static double[][] gram(double[][] rows) {
        double[][] gram = new double[FACTORS][FACTORS];
        for (double[] row : rows) {
            for (int i = 0; i < FACTORS; i++) {
                for (int j = 0; j < FACTORS; j++) {
                    gram[i][j] += row[i] * row[j];
                }
            }
        }
        return gram;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < FACTORS; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
