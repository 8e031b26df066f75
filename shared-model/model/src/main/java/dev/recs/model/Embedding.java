package dev.recs.model;

import dev.recs.model.failure.BadInput;
import java.util.Arrays;

/**
 * A vector of unit length in one space; immutable. The one exception is {@link #missing}, which stands in a row of vectors where a
 * text has none.
 *
 * <p>A class and not a record, because it wraps an array.
 */
public final class Embedding {

    private final EmbeddingSpace space;
    private final float[] values;

    private Embedding(EmbeddingSpace space, float[] values) {
        this.space = space;
        this.values = values;
    }

    /**
     * Scales the values to unit length.
     *
     * @throws BadInput if their number is not the dimensions of the space, one is not finite, or all are zero
     */
    public static Embedding unit(EmbeddingSpace space, float[] values) {
        if (values.length != space.dimensions()) {
            throw new BadInput("vector has %d dimensions: expected %d, as in %s"
                    .formatted(values.length, space.dimensions(), space));
        }
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        if (!Double.isFinite(squares) || squares == 0) {
            throw new BadInput("vector in %s has length %s: expected finite numbers that are not all zero"
                    .formatted(space, Math.sqrt(squares)));
        }
        double length = Math.sqrt(squares);
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (values[i] / length);
        }
        return new Embedding(space, scaled);
    }

    /**
     * Takes values that were of unit length when they were stored, bit for bit.
     *
     * @throws BadInput if the dimensions are wrong or the length is further from 1 than 0.001
     */
    public static Embedding stored(EmbeddingSpace space, float[] values) {
        Embedding scaled = unit(space, values);
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        if (Math.abs(squares - 1) > 2e-3) {
            throw new BadInput("stored vector in %s has length %s: expected 1".formatted(space, Math.sqrt(squares)));
        }
        return new Embedding(scaled.space, values.clone());
    }

    /**
     * Stands for the vector of a text that has none: all zeros, so its cosine with everything is 0. Never stored as a text's vector.
     */
    public static Embedding missing(EmbeddingSpace space) {
        return new Embedding(space, new float[space.dimensions()]);
    }

    /** True for {@link #missing} alone: every other vector has unit length. */
    public boolean isMissing() {
        for (float value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    public EmbeddingSpace space() {
        return space;
    }

    /** A copy of the values. */
    public float[] toArray() {
        return values.clone();
    }

    public float at(int dimension) {
        return values[dimension];
    }

    /** Copies the values into {@code target} from {@code offset} on: rows of a matrix without garbage. */
    public void copyInto(float[] target, int offset) {
        System.arraycopy(values, 0, target, offset, values.length);
    }

    /**
     * Cosine of the angle between two embeddings of the same space.
     *
     * @return in [-1, 1] up to rounding; both are of unit length, so this is their dot product; 0 if one is missing
     * @throws dev.recs.model.failure.Misconfigured if the spaces differ
     */
    public double cosine(Embedding other) {
        space.requireSame("one vector", other.space, "the other");
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * other.values[i];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that && space.equals(that.space) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * space.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "embedding in " + space;
    }
}
