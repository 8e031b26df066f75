package dev.recs.neighbours;

import dev.recs.model.Embedding;
import java.util.Arrays;
import java.util.List;

/** The vectors of all products, the mean taken away and scaled to unit length again: what all texts share says nothing. */
public final class TextMatrix {

    private final int dimensions;
    private final float[] mean;
    private final float[][] rows;

    /** @param embeddings of one space, by number of the product */
    public TextMatrix(List<Embedding> embeddings, int dimensions) {
        this.dimensions = dimensions;
        this.mean = mean(embeddings, dimensions);
        this.rows = embeddings.stream().map(this::centred).toArray(float[][]::new);
    }

    private TextMatrix(float[] mean, float[][] rows) {
        this.dimensions = mean.length;
        this.mean = mean;
        this.rows = rows;
    }

    /** More rows below these, centred by the same mean. */
    TextMatrix with(List<Embedding> embeddings) {
        float[][] more = embeddings.stream().map(this::centred).toArray(float[][]::new);
        float[][] all = Arrays.copyOf(rows, rows.length + more.length);
        System.arraycopy(more, 0, all, rows.length, more.length);
        return new TextMatrix(mean, all);
    }

    int size() {
        return rows.length;
    }

    double[] similaritiesOf(int product) {
        return similarities(rows[product]);
    }

    void write(ModelWriter out) {
        out.floats(mean);
        out.number(rows.length);
        for (float[] row : rows) {
            out.floats(row);
        }
    }

    static TextMatrix read(ModelReader in) {
        float[] mean = in.floats();
        float[][] rows = new float[in.integer()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = in.floats();
        }
        return new TextMatrix(mean, rows);
    }

    /** Sharpened cosine of a vector and every product, in [0, 1]; 0 where the angle is a right one or more. */
    public double[] similarities(Embedding embedding) {
        return similarities(centred(embedding));
    }

    Neighbours neighbours(int max) {
        Neighbours neighbours = new Neighbours(rows.length);
        StrongestNeighbours strongest = new StrongestNeighbours(max);
        for (int i = 0; i < rows.length; i++) {
            strongest.keep(neighbours, i, similarities(rows[i]));
        }
        return neighbours;
    }

    private double[] similarities(float[] vector) {
        double[] similarities = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double cosine = Math.max(0, dot(vector, rows[i]));
            similarities[i] = cosine * cosine;
        }
        return similarities;
    }

    private static float dot(float[] left, float[] right) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int whole = left.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            a += left[i] * right[i];
            b += left[i + 1] * right[i + 1];
            c += left[i + 2] * right[i + 2];
            d += left[i + 3] * right[i + 3];
        }
        for (int i = whole; i < left.length; i++) {
            a += left[i] * right[i];
        }
        return a + b + c + d;
    }

    private float[] centred(Embedding embedding) {
        float[] values = embedding.toArray();
        double squares = 0;
        for (int i = 0; i < dimensions; i++) {
            values[i] -= mean[i];
            squares += (double) values[i] * values[i];
        }
        double length = squares == 0 ? 1 : Math.sqrt(squares);
        for (int i = 0; i < dimensions; i++) {
            values[i] = (float) (values[i] / length);
        }
        return values;
    }

    private static float[] mean(List<Embedding> embeddings, int dimensions) {
        float[] mean = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            double sum = 0;
            for (Embedding embedding : embeddings) {
                sum += embedding.at(i);
            }
            mean[i] = embeddings.isEmpty() ? 0 : (float) (sum / embeddings.size());
        }
        return mean;
    }
}
