package dev.recs.recommender.model;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of all products, the mean taken away and scaled to unit length again: what all texts share says nothing. A product without a
 * vector is a row of zeros and no part of the mean: nothing is like it by vectors, its words alone count.
 */
public final class TextMatrix {

    private static final int BLOCK = 256;

    private final @Nullable EmbeddingSpace space;
    private final float[] mean;
    private final float[] values;
    private final int rows;
    private final Supplier<NativeRows> nativeRows;

    private TextMatrix(@Nullable EmbeddingSpace space, float[] mean, float[] values) {
        this.space = space;
        this.mean = mean;
        this.values = values;
        this.rows = mean.length == 0 ? 0 : values.length / mean.length;
        this.nativeRows = new Lazy<>(() -> new NativeRows(values, mean.length));
    }

    static TextMatrix build(List<Embedding> embeddings) {
        if (embeddings.isEmpty()) {
            return new TextMatrix(null, new float[0], new float[0]);
        }
        EmbeddingSpace space = embeddings.getFirst().space();
        CatalogLimit.requireTrainable(embeddings.size(), space.dimensions());
        float[] mean = mean(embeddings, space.dimensions());
        float[] values = new float[embeddings.size() * mean.length];
        for (int row = 0; row < embeddings.size(); row++) {
            System.arraycopy(centred(embeddings.get(row), mean), 0, values, row * mean.length, mean.length);
        }
        return new TextMatrix(space, mean, values);
    }

    /**
     * The products nearest to vectors, a row of sharpened cosines in (0, 1] for each.
     *
     * @param max products for each vector
     * @throws dev.recs.model.failure.Misconfigured if a vector is of another space
     */
    List<Neighbours> nearest(List<Embedding> embeddings, int max) {
        List<float[]> vectors = new ArrayList<>(embeddings.size());
        for (Embedding embedding : embeddings) {
            if (space != null) {
                space.requireSame("the catalog model", embedding.space(), "a text");
            }
            vectors.add(space == null ? new float[0] : centred(embedding));
        }
        return new NearestRows(this, max).find(vectors);
    }

    /** The sharpened cosine of a vector and one row; 0 without rows. */
    double similarity(Embedding embedding, int row) {
        return space == null ? 0 : Math.min(1, sharpened(dot(centred(embedding), row)));
    }

    /** A vector as the rows are: the mean taken away, of unit length. */
    float[] centred(Embedding embedding) {
        return centred(embedding, mean);
    }

    /** Centred vectors, row by row. */
    public float[] toArray() {
        return values.clone();
    }

    boolean isOf(EmbeddingSpace other) {
        return space == null || space.equals(other);
    }

    public int dimensions() {
        return mean.length;
    }

    /** More rows below these, centred by the same mean. */
    TextMatrix with(List<Embedding> embeddings) {
        if (space == null) {
            return build(embeddings);
        }
        float[] all = Arrays.copyOf(values, values.length + embeddings.size() * mean.length);
        for (int i = 0; i < embeddings.size(); i++) {
            space.requireSame("the catalog model", embeddings.get(i).space(), "a new product");
            System.arraycopy(centred(embeddings.get(i), mean), 0, all, values.length + i * mean.length, mean.length);
        }
        return new TextMatrix(space, mean, all);
    }

    int size() {
        return rows;
    }

    /** A copy of one row. */
    float[] row(int row) {
        return Arrays.copyOfRange(values, row * mean.length, (row + 1) * mean.length);
    }

    /** How many products have no vector. */
    int missing() {
        int missing = 0;
        for (int row = 0; row < rows; row++) {
            missing += isZero(row) ? 1 : 0;
        }
        return missing;
    }

    private boolean isZero(int row) {
        for (int i = row * mean.length; i < (row + 1) * mean.length; i++) {
            if (values[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** How alike a product and every product are, itself 0. */
    double[] similaritiesOf(int product, TfIdf tfIdf, ContentMix mix) {
        double[] shared = new double[rows];
        tfIdf.addSimilarities(product, shared);
        float[] vector = Arrays.copyOfRange(values, product * mean.length, (product + 1) * mean.length);
        double[] similarities = new double[rows];
        for (int row = 0; row < rows; row++) {
            similarities[row] = row == product ? 0 : mix.similarity(dot(vector, row), shared[row]);
        }
        return similarities;
    }

    /** Cosines of a product and every product, up to rounding. */
    float[] cosinesOf(int product) {
        float[] cosines = new float[rows];
        if (rows > ContentNeighbours.COMPARED) {
            multiply(List.of(row(product)), cosines); // No copy of the matrix a product.
        } else {
            multiply(product, 1, cosines);
        }
        return cosines;
    }

    /** Tells how alike each product and every product are, itself 0; what is told is overwritten by the next. */
    void forEach(TfIdf tfIdf, ContentMix mix, ObjIntConsumer<double[]> consumer) {
        double[] shared = new double[rows];
        double[] similarities = new double[rows];
        float[] products = new float[BLOCK * rows];
        for (int from = 0; from < rows; from += BLOCK) {
            int size = Math.min(BLOCK, rows - from);
            multiply(from, size, products);
            for (int i = 0; i < size; i++) {
                Arrays.fill(shared, 0);
                tfIdf.addSimilarities(from + i, shared);
                for (int row = 0; row < rows; row++) {
                    similarities[row] = mix.similarity(products[i * rows + row], shared[row]);
                }
                similarities[from + i] = 0;
                consumer.accept(similarities, from + i);
            }
        }
    }

    /**
     * Cosines of each vector and every row, vector by vector, up to rounding.
     *
     * @param products filled from its beginning
     */
    void multiply(List<float[]> vectors, float[] products) {
        if (rows > 0 && OpenBlas.isAvailable()) {
            nativeRows.get().multiply(vectors, products);
            return;
        }
        for (int i = 0; i < vectors.size(); i++) {
            for (int row = 0; row < rows; row++) {
                products[i * rows + row] = dot(vectors.get(i), row);
            }
        }
    }

    private void multiply(int from, int size, float[] products) {
        if (OpenBlas.isAvailable()) {
            OpenBlas.multiplyTransposed(
                    Arrays.copyOfRange(values, from * mean.length, (from + size) * mean.length),
                    values,
                    mean.length,
                    products);
            return;
        }
        for (int i = 0; i < size; i++) {
            float[] vector = Arrays.copyOfRange(values, (from + i) * mean.length, (from + i + 1) * mean.length);
            for (int row = 0; row < rows; row++) {
                products[i * rows + row] = dot(vector, row);
            }
        }
    }

    static double sharpened(double cosine) {
        double positive = Math.max(0, cosine);
        return positive * positive * positive;
    }

    /** Its terms always in the same order. */
    float dot(float[] vector, int row) {
        int at = row * vector.length;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int whole = vector.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            a += vector[i] * values[at + i];
            b += vector[i + 1] * values[at + i + 1];
            c += vector[i + 2] * values[at + i + 2];
            d += vector[i + 3] * values[at + i + 3];
        }
        for (int i = whole; i < vector.length; i++) {
            a += vector[i] * values[at + i];
        }
        return a + b + c + d;
    }

    private static float[] centred(Embedding embedding, float[] mean) {
        float[] values = embedding.toArray();
        if (embedding.isMissing()) {
            return values;
        }
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean[i];
            squares += (double) values[i] * values[i];
        }
        double length = squares == 0 ? 1 : Math.sqrt(squares);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / length);
        }
        return values;
    }

    private static float[] mean(List<Embedding> embeddings, int dimensions) {
        float[] mean = new float[dimensions];
        long known =
                embeddings.stream().filter(embedding -> !embedding.isMissing()).count();
        double[] sums = new double[dimensions];
        for (Embedding embedding : embeddings) {
            for (int i = 0; i < dimensions; i++) {
                sums[i] += embedding.at(i);
            }
        }
        for (int i = 0; i < dimensions && known > 0; i++) {
            mean[i] = (float) (sums[i] / known);
        }
        return mean;
    }

    void write(ModelWriter out) {
        out.text(space == null ? "" : space.toString());
        out.floats(mean);
        out.floats(values);
    }

    static TextMatrix read(ModelReader in) {
        String space = in.text();
        return new TextMatrix(space.isEmpty() ? null : EmbeddingSpace.parse(space), in.floats(), in.floats());
    }
}
