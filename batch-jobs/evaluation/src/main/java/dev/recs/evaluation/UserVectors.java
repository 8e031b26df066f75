package dev.recs.evaluation;

import java.util.Arrays;

/** A sparse vector over the products for each user, and the users by product. */
final class UserVectors {

    private final int[][] products;
    private final double[][] weights;
    private final double[] squares;
    private final int[][] users;
    private final double[][] userWeights;

    /**
     * @param products of each user, ascending
     * @param weights of these
     * @param count of all products
     */
    UserVectors(int[][] products, double[][] weights, int count) {
        this.products = products;
        this.weights = weights;
        this.squares = Arrays.stream(weights)
                .mapToDouble(ofUser ->
                        Arrays.stream(ofUser).map(weight -> weight * weight).sum())
                .toArray();
        int[] sizes = new int[count];
        Arrays.stream(products).flatMapToInt(Arrays::stream).forEach(product -> sizes[product]++);
        this.users = new int[count][];
        this.userWeights = new double[count][];
        for (int product = 0; product < count; product++) {
            users[product] = new int[sizes[product]];
            userWeights[product] = new double[sizes[product]];
        }
        for (int user = products.length - 1; user >= 0; user--) {
            for (int i = 0; i < products[user].length; i++) {
                int product = products[user][i];
                int place = --sizes[product];
                users[product][place] = user;
                userWeights[product][place] = weights[user][i];
            }
        }
    }

    int size() {
        return products.length;
    }

    /** The dot product of one user's vector with that of every user of some others. */
    double[] dots(int user, UserVectors others) {
        double[] dots = new double[others.size()];
        for (int i = 0; i < products[user].length; i++) {
            int[] holders = others.users[products[user][i]];
            double[] holderWeights = others.userWeights[products[user][i]];
            for (int place = 0; place < holders.length; place++) {
                dots[holders[place]] += weights[user][i] * holderWeights[place];
            }
        }
        return dots;
    }

    /** Sum of the squared weights of a user. */
    double square(int user) {
        return squares[user];
    }

    /** Adds a multiple of a user's vector. */
    void addTo(double[] scores, int user, double factor) {
        for (int i = 0; i < products[user].length; i++) {
            scores[products[user][i]] += factor * weights[user][i];
        }
    }
}
