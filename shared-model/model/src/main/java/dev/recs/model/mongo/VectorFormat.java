package dev.recs.model.mongo;

import dev.recs.model.failure.BadInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.bson.BinaryVector;
import org.bson.BsonBinary;
import org.bson.Float32BinaryVector;
import org.bson.types.Binary;

/**
 * How vectors are written; whatever is set, all forms are read.
 *
 * <p>{@code BINARY_VECTOR} (BSON subtype 9) is what MongoDB documents for vectors. The embedded stand-in never answers a
 * message that holds it, so there the same floats go as {@code PLAIN_BINARY} (subtype 0, little endian).
 */
public enum VectorFormat {
    BINARY_VECTOR,
    PLAIN_BINARY;

    private static final byte VECTOR_SUBTYPE = 9;
    private static final byte FLOAT32 = 0x27;

    public Object write(float[] values) {
        return switch (this) {
            case BINARY_VECTOR -> BinaryVector.floatVector(values.clone());
            case PLAIN_BINARY -> new Binary(littleEndian(values));
        };
    }

    /** The same for a writer of BSON. */
    BsonBinary binary(float[] values) {
        return switch (this) {
            case BINARY_VECTOR -> new BsonBinary(BinaryVector.floatVector(values));
            case PLAIN_BINARY -> new BsonBinary(littleEndian(values));
        };
    }

    /**
     * Reads any of our forms, or an array of numbers as other writers use it.
     *
     * @throws BadInput if the value is none of these
     */
    public static float[] read(Object value) {
        return switch (value) {
            case Float32BinaryVector vector -> vector.getData().clone();
            case Binary binary when binary.getType() == VECTOR_SUBTYPE -> subtype9(binary.getData());
            case Binary binary -> floats(ByteBuffer.wrap(binary.getData()));
            case List<?> numbers -> floats(numbers);
            default ->
                throw new BadInput("stored vector is a %s: expected BinData of floats or an array of numbers"
                        .formatted(value.getClass().getSimpleName()));
        };
    }

    private static float[] subtype9(byte[] data) {
        if (data.length < 2 || data[0] != FLOAT32) {
            throw new BadInput(
                    "stored vector of %d bytes is not of type float32: embed it anew".formatted(data.length));
        }
        return floats(ByteBuffer.wrap(data, 2, data.length - 2).slice());
    }

    private static byte[] littleEndian(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static float[] floats(ByteBuffer bytes) {
        if (bytes.remaining() % Float.BYTES != 0) {
            throw new BadInput("stored vector has %d bytes: expected a multiple of 4".formatted(bytes.remaining()));
        }
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    private static float[] floats(List<?> numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            if (!(numbers.get(i) instanceof Number number)) {
                throw new BadInput("stored vector holds '%s' at %d: expected a number".formatted(numbers.get(i), i));
            }
            values[i] = number.floatValue();
        }
        return values;
    }
}
