package dev.recs.serving.catalog;

import java.nio.charset.StandardCharsets;

/**
 * A piece of JSON, rendered once and copied into many answers.
 *
 * <p>A class and not a record, because it wraps an array, which nobody outside sees.
 */
public final class Rendered {

    private final byte[] bytes;

    private Rendered(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Rendered of(String json) {
        return new Rendered(json.getBytes(StandardCharsets.UTF_8));
    }

    /** In bytes. */
    public int length() {
        return bytes.length;
    }

    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
