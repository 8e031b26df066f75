package dev.recs.recommender.model;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ModelWriter} wrote, in the same order. */
final class ModelReader {

    private final ByteBuffer bytes;

    ModelReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int integer() {
        return bytes.getInt();
    }

    long longInteger() {
        return bytes.getLong();
    }

    double number() {
        return Double.longBitsToDouble(bytes.getLong());
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    String text() {
        byte[] encoded = new byte[bytes.getInt()];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    @Nullable
    BigDecimal amount() {
        String text = text();
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    int[] ints() {
        int[] values = new int[bytes.getInt()];
        bytes.asIntBuffer().get(values);
        bytes.position(bytes.position() + Integer.BYTES * values.length);
        return values;
    }

    float[] floats() {
        float[] values = new float[bytes.getInt()];
        bytes.asFloatBuffer().get(values);
        bytes.position(bytes.position() + Float.BYTES * values.length);
        return values;
    }

    double[] doubles() {
        double[] values = new double[bytes.getInt()];
        bytes.asDoubleBuffer().get(values);
        bytes.position(bytes.position() + Double.BYTES * values.length);
        return values;
    }

    boolean atEnd() {
        return !bytes.hasRemaining();
    }
}
