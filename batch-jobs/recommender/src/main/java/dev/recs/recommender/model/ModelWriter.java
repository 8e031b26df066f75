package dev.recs.recommender.model;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a model into bytes: numbers big endian, arrays and texts after their length. */
final class ModelWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void number(int value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    void number(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    void number(double value) {
        number(Double.doubleToRawLongBits(value));
    }

    void flag(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    void text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes.writeBytes(encoded);
    }

    void amount(@Nullable BigDecimal value) {
        text(value == null ? "" : value.toString());
    }

    void ints(int[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * (values.length + 1));
        buffer.putInt(values.length).asIntBuffer().put(values);
        bytes.writeBytes(buffer.array());
    }

    void floats(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + Float.BYTES * values.length);
        buffer.putInt(values.length).asFloatBuffer().put(values);
        bytes.writeBytes(buffer.array());
    }

    void doubles(double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + Double.BYTES * values.length);
        buffer.putInt(values.length).asDoubleBuffer().put(values);
        bytes.writeBytes(buffer.array());
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
