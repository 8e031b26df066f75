package dev.recs.neighbours;

import java.util.Arrays;

/** The strongest neighbours of each product, largest weight first; products by their number. */
public final class Neighbours {

    private final int[][] ids;
    private final float[][] weights;

    Neighbours(int size) {
        this.ids = new int[size][];
        this.weights = new float[size][];
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

    /** Keeps the entries of largest amount that are not zero, whatever their sign; ties by number. */
    void keepStrongest(int product, double[] row, int max) {
        Strongest strongest = new Strongest(Math.min(max, row.length));
        for (int other = 0; other < row.length; other++) {
            if (row[other] != 0) {
                strongest.offer(other, Math.abs(row[other]));
            }
        }
        int[] kept = strongest.drain();
        Strongest ordered = new Strongest(kept.length);
        for (int other : kept) {
            ordered.offer(other, row[other]);
        }
        int[] numbers = ordered.drain();
        float[] strengths = new float[numbers.length];
        for (int i = 0; i < strengths.length; i++) {
            strengths[i] = (float) row[numbers[i]];
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
