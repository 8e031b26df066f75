package dev.recs.evaluation;

import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.ContentModel;

/** What a list is beside being right: how far from what everybody buys, and how unlike its products are. */
final class ListTraits {

    private final double[] surprise;
    private final float[] vectors;
    private final int dimensions;

    /** Without texts: no diversity. */
    ListTraits(Split split) {
        this.surprise = surprise(split.history(), split.index().size());
        this.vectors = new float[0];
        this.dimensions = 0;
    }

    ListTraits(Split split, ContentModel content) {
        this.surprise = surprise(split.history(), split.index().size());
        this.vectors = content.matrix().toArray();
        this.dimensions = content.matrix().dimensions();
    }

    /** Mean of {@code -log2} of the part of the users who have a product: 0 for what all have. */
    double novelty(int[] list) {
        double sum = 0;
        for (int product : list) {
            sum += surprise[product];
        }
        return list.length == 0 ? 0 : sum / list.length;
    }

    /** 1 less the mean cosine of the texts of any two products, centred; 0 for a list of one, not a number without texts. */
    double diversity(int[] list) {
        if (dimensions == 0) {
            return Double.NaN;
        }
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < list.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += 1 - cosine(list[i], list[j]);
                pairs++;
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    private double cosine(int one, int other) {
        double sum = 0;
        for (int i = 0; i < dimensions; i++) {
            sum += vectors[one * dimensions + i] * vectors[other * dimensions + i];
        }
        return sum;
    }

    private static double[] surprise(PurchaseHistory history, int products) {
        double[] buyers = new double[products];
        int[] seenBy = new int[products];
        for (int user = 0; user < history.users(); user++) {
            for (int line = history.begin(user); line < history.end(user); line++) {
                if (seenBy[history.product(line)] != user + 1) {
                    seenBy[history.product(line)] = user + 1;
                    buyers[history.product(line)]++;
                }
            }
        }
        for (int product = 0; product < products; product++) {
            buyers[product] = Math.log((history.users() + 1) / (buyers[product] + 1)) / Math.log(2);
        }
        return buyers;
    }
}
