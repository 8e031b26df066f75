package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.history.TestHistories;
import dev.recs.recommender.model.SparseVector;
import dev.recs.recommender.model.training.InteractionRows.Row;
import dev.recs.testing.TestOrders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SparseRidgeTest {

    /** So few that each was bought with every other. */
    private static final int PRODUCTS = 12;

    private static final double LAMBDA = 2;

    /**
     * Two users bought both products, a third the first one only: G = (3 2 / 2 2). With λ = 1 the regression of product 1 on product 0 is
     * G[0][1] / (G[0][0] + λ) = 2/4, that of product 0 on product 1 is 2/3.
     */
    @Test
    void theWeightsOfTwoProductsAreThoseOnPaper() {
        double[][] b = solved(gram(List.of(row(0, 1), row(0, 1), row(0)), 2), 1);

        Dense.assertClose(b, new double[][] {{0, 0.5}, {2 / 3.0, 0}}, 1e-7);
    }

    /**
     * Users {0, 1, 2}, {0, 2} and {1, 2}: G = (2 1 2 / 1 2 2 / 2 2 3), λ = 1. The regression of product 2 on 0 and 1 solves (3 1 / 1 3) · b =
     * (2 2), so b = (1/2 1/2); that of product 0 on 1 and 2 solves (3 2 / 2 4) · b = (1 2), determinant 8, so b = (0 1/2).
     */
    @Test
    void theWeightsOfThreeProductsAreThoseOnPaper() {
        double[][] b = solved(gram(List.of(row(0, 1, 2), row(0, 2), row(1, 2)), 3), 1);

        Dense.assertClose(b, new double[][] {{0, 0, 0.5}, {0, 0, 0.5}, {0.5, 0.5, 0}}, 1e-7);
    }

    @Test
    void itEqualsTheDenseMethodWhereAllProductsAreCandidates() {
        double[][] g = coPurchases(TestHistories.of(PRODUCTS, TestOrders.random(1, 500, PRODUCTS)));
        float[] dense = Dense.flat(g);
        Ease.solve(dense, PRODUCTS, (float) LAMBDA);

        Dense.assertClose(solved(g, LAMBDA), Dense.square(dense, PRODUCTS), 1e-4);
    }

    /** 0 was bought with {@code 1 … 130}, the higher the number the more often. */
    @Test
    void onlyTheProductsItWasBoughtWithMostAreCandidates() {
        int products = 131;
        List<Row> rows = new ArrayList<>();
        for (int other = 1; other < products; other++) {
            rows.addAll(Collections.nCopies(other, row(0, other)));
        }
        double[][] b = solved(gram(rows, products), LAMBDA);

        assertThat(IntStream.range(0, products).filter(other -> b[other][0] != 0))
                .containsExactlyElementsOf(IntStream.range(products - SparseRidge.CANDIDATES, products)
                        .boxed()
                        .toList());
    }

    @Test
    void aProductBoughtAloneHasNoWeights() {
        double[][] b = solved(gram(List.of(row(0), row(1, 2)), 3), 1);

        assertThat(b[0]).containsOnly(0);
        assertThat(b[1][0]).isZero();
        assertThat(b[1][2]).isCloseTo(0.5, within(1e-7));
    }

    private static Row row(int... products) {
        float[] ones = new float[products.length];
        Arrays.fill(ones, 1);
        return new Row(products, ones);
    }

    private static double[][] coPurchases(PurchaseHistory history) {
        List<Row> rows = new ArrayList<>();
        history.forEachUser(user -> rows.add(InteractionRows.row(user, 120)));
        return gram(rows, PRODUCTS);
    }

    private static double[][] gram(List<Row> rows, int products) {
        double[][] gram = new double[products][products];
        for (Row row : rows) {
            for (int i = 0; i < row.products().length; i++) {
                for (int j = 0; j < row.products().length; j++) {
                    gram[row.products()[i]][row.products()[j]] += row.weights()[i] * row.weights()[j];
                }
            }
        }
        return gram;
    }

    /** B row by row. */
    private static double[][] solved(double[][] g, double lambda) {
        double[] squares =
                IntStream.range(0, g.length).mapToDouble(i -> g[i][i]).toArray();
        SparseRidge ridge = new SparseRidge(squares, lambda);
        double[][] b = new double[g.length][g.length];
        for (int target = 0; target < b.length; target++) {
            ridge.take(target, SparseVector.of(g[target]), true);
        }
        ridge.solve();
        for (int source = 0; source < b.length; source++) {
            SparseVector row = new SparseVector(b.length);
            ridge.addTo(source, row);
            Arrays.setAll(b[source], row::get);
        }
        return b;
    }
}
