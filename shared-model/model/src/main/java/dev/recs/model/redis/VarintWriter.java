package dev.recs.model.redis;

import java.io.ByteArrayOutputStream;

/** Bytes with numbers of as few bytes as they need: seven bits a byte, the lowest first. */
final class VarintWriter extends ByteArrayOutputStream {

    private static final int BITS = 7;
    private static final int MORE = 0x80;
    private static final long LARGEST = Long.MAX_VALUE / 2;

    VarintWriter(int capacity) {
        super(capacity);
    }

    /** @param number not below zero */
    void varint(long number) {
        long rest = number;
        while (rest >= MORE) {
            write((int) rest | MORE);
            rest >>>= BITS;
        }
        write((int) rest);
    }

    /** A number of either sign; what does not fit is beyond any score, and the largest stands for it. */
    void zigzag(long number) {
        long held = Math.clamp(number, -LARGEST, LARGEST);
        varint((held << 1) ^ (held >> (Long.SIZE - 1)));
    }
}
