package dev.recs.recommender.model;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The strongest neighbours of each product, largest weight first; products by their number. */
public final class Neighbours {

    private final int[][] ids;
    private final float[][] weights;

    public Neighbours(int size) {
        this.ids = new int[size][];
        this.weights = new float[size][];
    }

    /** Products without any. */
    public static Neighbours none(int size) {
        return new Neighbours(0).extendedTo(size);
    }

    /** One row, strongest first. */
    public static Neighbours row(int[] ids, float[] weights) {
        Neighbours row = new Neighbours(1);
        row.set(0, ids.clone(), weights.clone());
        return row;
    }

    void set(int product, int[] neighbours, float[] strengths) {
        ids[product] = neighbours;
        weights[product] = strengths;
    }

    /** The same neighbours, and products without any up to a larger size. */
    Neighbours extendedTo(int size) {
        Neighbours extended = new Neighbours(size);
        for (int product = 0; product < size; product++) {
            boolean known = product < ids.length;
            extended.set(product, known ? ids[product] : new int[0], known ? weights[product] : new float[0]);
        }
        return extended;
    }

    /** Puts one more neighbour in its place, behind those of equal strength. */
    void insert(int product, int neighbour, float strength) {
        int place = ids[product].length;
        while (place > 0 && weights[product][place - 1] < strength) {
            place--;
        }
        int length = ids[product].length + 1;
        int[] longerIds = Arrays.copyOf(ids[product], length);
        float[] longerWeights = Arrays.copyOf(weights[product], length);
        System.arraycopy(ids[product], place, longerIds, place + 1, length - place - 1);
        System.arraycopy(weights[product], place, longerWeights, place + 1, length - place - 1);
        longerIds[place] = neighbour;
        longerWeights[place] = strength;
        set(product, longerIds, longerWeights);
    }

    /** Who has a product as a neighbour, by that product. */
    Neighbours transposed() {
        int[] counts = new int[ids.length];
        for (int[] row : ids) {
            for (int neighbour : row) {
                counts[neighbour]++;
            }
        }
        Neighbours transposed = new Neighbours(ids.length);
        for (int product = 0; product < ids.length; product++) {
            transposed.set(product, new int[counts[product]], new float[counts[product]]);
        }
        for (int product = ids.length - 1; product >= 0; product--) {
            for (int rank = 0; rank < ids[product].length; rank++) {
                int neighbour = ids[product][rank];
                int place = --counts[neighbour];
                transposed.ids[neighbour][place] = product;
                transposed.weights[neighbour][place] = weights[product][rank];
            }
        }
        return transposed;
    }

    /** The neighbours of both, which have none in common, strongest first. */
    Neighbours and(Neighbours others) {
        Neighbours both = new Neighbours(ids.length);
        for (int product = 0; product < ids.length; product++) {
            both.set(product, ids[product], weights[product]);
            if (others.ids[product].length > 0) {
                both.add(product, others.ids[product], others.weights[product]);
            }
        }
        return both;
    }

    private void add(int product, int[] moreIds, float[] moreWeights) {
        int size = ids[product].length;
        int[] allIds = Arrays.copyOf(ids[product], size + moreIds.length);
        float[] allWeights = Arrays.copyOf(weights[product], allIds.length);
        System.arraycopy(moreIds, 0, allIds, size, moreIds.length);
        System.arraycopy(moreWeights, 0, allWeights, size, moreIds.length);
        TopK ordered = new TopK(allIds.length);
        for (int place = 0; place < allIds.length; place++) {
            ordered.offer(place, allWeights[place]);
        }
        int[] order = ordered.drain();
        int[] orderedIds = new int[order.length];
        float[] orderedWeights = new float[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            orderedIds[rank] = allIds[order[rank]];
            orderedWeights[rank] = allWeights[order[rank]];
        }
        set(product, orderedIds, orderedWeights);
    }

    /** Keeps the entries of largest amount that are not zero, whatever their sign; ties by number. */
    public void keepTopK(int product, double[] row, int max) {
        TopK topK = new TopK(Math.min(max, row.length));
        for (int other = 0; other < row.length; other++) {
            if (row[other] != 0) {
                topK.offer(other, Math.abs(row[other]));
            }
        }
        keep(product, topK.drain(), other -> row[other]);
    }

    /** The same of a row of which few entries are set, in time that grows with these. */
    public void keepTopK(int product, SparseVector row, int max) {
        keep(product, row.largestAmounts(max), row::get);
    }

    private void keep(int product, int[] kept, IntToDoubleFunction row) {
        TopK ordered = new TopK(kept.length);
        for (int other : kept) {
            ordered.offer(other, row.applyAsDouble(other));
        }
        int[] numbers = ordered.drain();
        float[] strengths = new float[numbers.length];
        for (int i = 0; i < strengths.length; i++) {
            strengths[i] = (float) row.applyAsDouble(numbers[i]);
        }
        set(product, numbers, strengths);
    }

    public int count(int product) {
        return ids[product].length;
    }

    public int id(int product, int rank) {
        return ids[product][rank];
    }

    /** Above zero for what goes together, below for what does not. */
    public double weight(int product, int rank) {
        return weights[product][rank];
    }

    void write(ModelWriter out) {
        out.number(ids.length);
        for (int product = 0; product < ids.length; product++) {
            out.ints(ids[product]);
            out.floats(weights[product]);
        }
    }

    static Neighbours read(ModelReader in) {
        int size = in.integer();
        Neighbours neighbours = new Neighbours(size);
        for (int product = 0; product < size; product++) {
            neighbours.set(product, in.ints(), in.floats());
        }
        return neighbours;
    }
}
