package dev.recs.recommender.model;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ModelWriter} wrote, in the same order. Holds 64 KiB of it. */
final class ModelReader {

    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);

    ModelReader(InputStream in) {
        this.in = in;
    }

    int integer() {
        return next(Integer.BYTES).getInt();
    }

    long longInteger() {
        return next(Long.BYTES).getLong();
    }

    double number() {
        return Double.longBitsToDouble(longInteger());
    }

    boolean flag() {
        return next(1).get() != 0;
    }

    String text() {
        byte[] encoded = new byte[integer()];
        for (int from = 0; from < encoded.length; from += BUFFER_BYTES) {
            int size = Math.min(BUFFER_BYTES, encoded.length - from);
            next(size).get(encoded, from, size);
        }
        return new String(encoded, StandardCharsets.UTF_8);
    }

    @Nullable
    BigDecimal amount() {
        String text = text();
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    int[] ints() {
        int[] values = new int[integer()];
        for (int i = 0; i < values.length; i++) {
            values[i] = integer();
        }
        return values;
    }

    float[] floats() {
        float[] values = new float[integer()];
        for (int i = 0; i < values.length; i++) {
            values[i] = next(Float.BYTES).getFloat();
        }
        return values;
    }

    double[] doubles() {
        double[] values = new double[integer()];
        for (int i = 0; i < values.length; i++) {
            values[i] = next(Double.BYTES).getDouble();
        }
        return values;
    }

    boolean atEnd() {
        return !fill(1);
    }

    private ByteBuffer next(int bytes) {
        if (buffer.remaining() < bytes && !fill(bytes)) {
            throw new Misconfigured(
                    "stored catalog model ends before it is complete; run 'recs refresh' to train it again");
        }
        return buffer;
    }

    /** @return false if there are not so many bytes any more */
    private boolean fill(int bytes) {
        try {
            buffer.compact();
            int read = 0;
            while (read >= 0 && buffer.position() < bytes) {
                read = in.read(buffer.array(), buffer.position(), buffer.remaining());
                buffer.position(buffer.position() + Math.max(0, read));
            }
            buffer.flip();
            return buffer.remaining() >= bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
