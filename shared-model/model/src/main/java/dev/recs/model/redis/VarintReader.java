package dev.recs.model.redis;

import dev.recs.model.failure.BadInput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what a {@link VarintWriter} wrote, where it lies. Not thread-safe. */
final class VarintReader {

    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private final byte[] bytes;
    private int at;

    VarintReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    int next() {
        if (at >= bytes.length) {
            throw notOurForm();
        }
        return bytes[at++] & 0xff;
    }

    long varint() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            int next = next();
            number |= (long) (next & ~MORE) << shift;
            if (next < MORE) {
                return number;
            }
        }
        throw notOurForm();
    }

    long zigzag() {
        long folded = varint();
        return (folded >>> 1) ^ -(folded & 1);
    }

    /** A number of things that each take a byte at least, so that no wrong one asks for all memory. */
    int count() {
        long count = varint();
        if (count < 0 || count > bytes.length - at) {
            throw notOurForm();
        }
        return (int) count;
    }

    long eight() {
        int from = at;
        skip(Long.BYTES);
        return ByteBuffer.wrap(bytes).getLong(from);
    }

    /** UTF-8 of so many bytes. */
    String text(long length) {
        int from = at;
        skip(length);
        return new String(bytes, from, (int) length, StandardCharsets.UTF_8);
    }

    void skip(long length) {
        if (length < 0 || length > bytes.length - at) {
            throw notOurForm();
        }
        at += (int) length;
    }

    BadInput notOurForm() {
        return new BadInput(
                "list in Redis is not of our form (%d bytes): delete the key, it is refilled".formatted(bytes.length));
    }
}
