package dev.recs.recommender.model;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a model as a stream of bytes: numbers big endian, arrays and texts after their length. Holds 64 KiB of it. */
final class ModelWriter {

    private static final int BUFFER_BYTES = 64 << 10;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    ModelWriter(OutputStream out) {
        this.out = out;
    }

    void number(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void number(long value) {
        room(Long.BYTES).putLong(value);
    }

    void number(double value) {
        number(Double.doubleToRawLongBits(value));
    }

    void flag(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
    }

    void text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        for (int from = 0; from < encoded.length; from += BUFFER_BYTES) {
            int size = Math.min(BUFFER_BYTES, encoded.length - from);
            room(size).put(encoded, from, size);
        }
    }

    void amount(@Nullable BigDecimal value) {
        text(value == null ? "" : value.toString());
    }

    void ints(int[] values) {
        number(values.length);
        for (int value : values) {
            number(value);
        }
    }

    void floats(float[] values) {
        number(values.length);
        for (float value : values) {
            room(Float.BYTES).putFloat(value);
        }
    }

    void doubles(double[] values) {
        number(values.length);
        for (double value : values) {
            room(Double.BYTES).putDouble(value);
        }
    }

    /** Writes what is still held. */
    void flush() {
        try {
            out.write(buffer.array(), 0, buffer.position());
            buffer.clear();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }
}
