package dev.recs.recommender.model;

import java.util.BitSet;

/**
 * The products whose texts are most alike.
 *
 * <p>A product that was sold keeps the {@value #KEPT} most like it of those that were sold. One that nobody has bought yet lives by its text
 * alone, and such products are few: it is a neighbour of the {@value #REACH} sold ones most like it, beside those that they keep. That adds
 * at most {@value #MAX_REACHED} entries of 8 bytes, or as many as there are without it if there are more new products than that is good for.
 *
 * <p>Up to {@value #COMPARED} products all pairs are compared; beyond, candidates come from a graph ({@link GraphNeighbours}).
 */
final class ContentNeighbours {

    static final int KEPT = 100;
    static final int COMPARED = 50_000;
    private static final int REACH = 1_000;
    private static final int MAX_REACHED = 4_000_000;

    private final BitSet sold;
    private final int reach;
    private final double[] others;
    private final Neighbours kept;
    private final Neighbours reached;

    private ContentNeighbours(int products, BitSet sold) {
        this.sold = sold;
        this.reach = reach(products - sold.cardinality());
        this.others = new double[products];
        this.kept = new Neighbours(products);
        this.reached = Neighbours.none(products);
    }

    static Neighbours find(TextMatrix matrix, TfIdf tfIdf, ContentMix mix, BitSet sold) {
        if (matrix.size() > COMPARED) {
            return new GraphNeighbours(matrix, tfIdf, mix).find(sold);
        }
        ContentNeighbours neighbours = new ContentNeighbours(matrix.size(), sold);
        matrix.forEach(tfIdf, mix, neighbours::take);
        return neighbours.kept.and(neighbours.reached.transposed());
    }

    /** How many rows of sold products one of so many new products is in. */
    static int reach(int newProducts) {
        return Math.clamp(MAX_REACHED / Math.max(1, newProducts), KEPT, REACH);
    }

    private void take(double[] similarities, int product) {
        for (int other = 0; other < others.length; other++) {
            others[other] = sold.get(other) ? similarities[other] : 0;
        }
        if (sold.get(product)) {
            kept.keepTopK(product, others, KEPT);
        } else {
            kept.keepTopK(product, similarities, KEPT);
            reached.keepTopK(product, others, reach);
        }
    }
}
