package dev.recs.neighbours;

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
