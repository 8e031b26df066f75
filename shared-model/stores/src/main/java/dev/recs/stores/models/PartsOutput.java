package dev.recs.stores.models;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.ObjIntConsumer;

/** Cuts a stream into parts of one size, the last one smaller, and takes its digest. Holds one part. */
final class PartsOutput extends OutputStream {

    static final int PART_BYTES = 4 << 20;

    private static final int DIGEST_BYTES = 6;

    private final ObjIntConsumer<byte[]> parts;
    private final MessageDigest digest;
    private final byte[] part = new byte[PART_BYTES];
    private int filled;
    private int count;
    private long size;

    /** @param parts takes each part with its number, from 0 */
    PartsOutput(ObjIntConsumer<byte[]> parts) {
        this.parts = parts;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        size += length;
        for (int from = 0; from < length; ) {
            int taken = Math.min(length - from, PART_BYTES - filled);
            System.arraycopy(bytes, offset + from, part, filled, taken);
            filled += taken;
            from += taken;
            if (filled == PART_BYTES) {
                end();
            }
        }
    }

    /** The last part. */
    @Override
    public void close() {
        if (filled > 0) {
            end();
        }
    }

    private void end() {
        byte[] full = Arrays.copyOf(part, filled);
        filled = 0; // First: a part that could not be written is not written again at the close.
        parts.accept(full, count++);
    }

    /** How many parts there were; right once it is closed. */
    int count() {
        return count;
    }

    /** Of all bytes. */
    long size() {
        return size;
    }

    /** The first bytes of the SHA-256 of all, in hex; asked for once. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }
}
