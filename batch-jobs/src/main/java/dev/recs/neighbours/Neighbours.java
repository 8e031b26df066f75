package dev.recs.neighbours;

import java.util.Arrays;

/** The strongest neighbours of each product, strongest first; products by their number. */
public final class Neighbours {

    private final int[][] ids;
    private final float[][] weights;

    Neighbours(int size) {
        this.ids = new int[size][];
        this.weights = new float[size][];
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

    /** Puts one more neighbour in its place, behind those of equal strength; the weakest falls out of a full row. */
    void insert(int product, int neighbour, float strength, int max) {
        int place = ids[product].length;
        while (place > 0 && weights[product][place - 1] < strength) {
            place--;
        }
        if (place >= max) {
            return;
        }
        int length = Math.min(max, ids[product].length + 1);
        int[] longerIds = Arrays.copyOf(ids[product], length);
        float[] longerWeights = Arrays.copyOf(weights[product], length);
        System.arraycopy(ids[product], place, longerIds, place + 1, length - place - 1);
        System.arraycopy(weights[product], place, longerWeights, place + 1, length - place - 1);
        longerIds[place] = neighbour;
        longerWeights[place] = strength;
        set(product, longerIds, longerWeights);
    }

    public int count(int product) {
        return ids[product].length;
    }

    public int id(int product, int rank) {
        return ids[product][rank];
    }

    /** In (0, 1]. */
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
