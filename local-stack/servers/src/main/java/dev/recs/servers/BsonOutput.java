package dev.recs.servers;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents as BSON into an array that grows.
 *
 * <p>The library's encoder makes a document of each array first, a new string of each index; a list of 60 products holds 61 arrays. What
 * is not common in our documents is left to it.
 */
final class BsonOutput {

    private static final int FIRST_CAPACITY = 1 << 14;
    private static final byte DOUBLE = 0x01;
    private static final byte STRING = 0x02;
    private static final byte DOCUMENT = 0x03;
    private static final byte ARRAY = 0x04;
    private static final byte BINARY = 0x05;
    private static final byte DATE = 0x09;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    static byte[] of(Map<String, ?> document) {
        BsonOutput out = new BsonOutput();
        out.document(document);
        return Arrays.copyOf(out.bytes, out.size);
    }

    private void document(Map<String, ?> document) {
        int begin = begin();
        document.forEach(this::element);
        end(begin);
    }

    private void array(Collection<?> values) {
        int begin = begin();
        int index = 0;
        for (Object value : values) {
            element(Integer.toString(index++), value);
        }
        end(begin);
    }

    private void element(String name, @Nullable Object value) {
        switch (value) {
            case Double number -> {
                name(DOUBLE, name);
                int64(Double.doubleToRawLongBits(number));
            }
            case String text -> {
                name(STRING, name);
                string(text);
            }
            case Map<?, ?> map -> {
                name(DOCUMENT, name);
                document(asDocument(map));
            }
            case Collection<?> values -> {
                name(ARRAY, name);
                array(values);
            }
            case BinData data -> {
                name(BINARY, name);
                int32(data.getData().length);
                append((byte) 0);
                append(data.getData());
            }
            case Instant instant -> {
                name(DATE, name);
                int64(instant.toEpochMilli());
            }
            case null, default -> {
                byte type = BsonEncoder.determineType(value);
                name(type, name);
                ByteBuf other = Unpooled.buffer();
                BsonEncoder.encodeValue(type, value, other);
                append(Arrays.copyOf(other.array(), other.readableBytes()));
            }
        }
    }

    @SuppressWarnings("unchecked") // Names are strings, or it was no document.
    private static Map<String, ?> asDocument(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }

    private int begin() {
        int begin = size;
        int32(0);
        return begin;
    }

    private void end(int begin) {
        append((byte) 0);
        int end = size;
        size = begin;
        int32(end - begin);
        size = end;
    }

    private void name(byte type, String name) {
        append(type);
        append(name.getBytes(StandardCharsets.UTF_8));
        append((byte) 0);
    }

    private void string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int32(utf8.length + 1);
        append(utf8);
        append((byte) 0);
    }

    private void int32(int value) {
        reserve(Integer.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    private void int64(long value) {
        reserve(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    private void append(byte value) {
        reserve(1);
        bytes[size++] = value;
    }

    private void append(byte[] values) {
        reserve(values.length);
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
