package dev.recs.serving.json;

import java.nio.charset.StandardCharsets;

/**
 * A piece of JSON, rendered once and copied into many answers.
 *
 * <p>A class and not a record, because it wraps an array, which nobody outside sees.
 */
public final class Rendered {

    private final byte[] bytes;
    private final int from;
    private final int length;

    private Rendered(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    public static Rendered of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new Rendered(bytes, 0, bytes.length);
    }

    /**
     * A stretch of this piece, which shares its bytes.
     *
     * @param offset in bytes
     * @param size in bytes
     */
    public Rendered part(int offset, int size) {
        return new Rendered(bytes, from + offset, size);
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, from, target, offset, length);
    }

    void addTo(Fingerprint fingerprint) {
        fingerprint.add(bytes, from, length);
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}
