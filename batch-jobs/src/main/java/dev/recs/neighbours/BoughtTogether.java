package dev.recs.neighbours;

import dev.recs.neighbours.Baskets.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Damped cosine between the columns of products. */
final class BoughtTogether {

    private static final int MAX_NEIGHBOURS = 100;
    private static final double DAMPING = 2;

    private BoughtTogether() {}

    static Neighbours of(List<Row> rows, int products) {
        List<List<Row>> buyers = buyers(rows, products);
        double[] lengths = lengths(rows, products);
        Neighbours neighbours = new Neighbours(products);
        StrongestNeighbours strongest = new StrongestNeighbours(MAX_NEIGHBOURS);
        double[] sums = new double[products];
        for (int product = 0; product < products; product++) {
            Arrays.fill(sums, 0);
            for (Row buyer : buyers.get(product)) {
                addTo(sums, buyer, product);
            }
            for (int other = 0; other < products; other++) {
                sums[other] /= lengths[product] * lengths[other] + DAMPING;
            }
            strongest.keep(neighbours, product, sums);
        }
        return neighbours;
    }

    private static void addTo(double[] sums, Row buyer, int product) {
        double weight = buyer.weights()[Arrays.binarySearch(buyer.products(), product)];
        for (int i = 0; i < buyer.products().length; i++) {
            sums[buyer.products()[i]] += weight * buyer.weights()[i];
        }
    }

    private static List<List<Row>> buyers(List<Row> rows, int products) {
        List<List<Row>> buyers = new ArrayList<>(products);
        for (int i = 0; i < products; i++) {
            buyers.add(new ArrayList<>());
        }
        for (Row row : rows) {
            for (int product : row.products()) {
                buyers.get(product).add(row);
            }
        }
        return buyers;
    }

    private static double[] lengths(List<Row> rows, int products) {
        double[] squares = new double[products];
        for (Row row : rows) {
            for (int i = 0; i < row.products().length; i++) {
                squares[row.products()[i]] += row.weights()[i] * row.weights()[i];
            }
        }
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }
}
