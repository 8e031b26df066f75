package dev.recs.serving.json;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * 64 bits of some bytes: two checksums, which processors compute in hardware. Against an accident, not against malice.
 *
 * <p>Not thread-safe.
 */
public final class Fingerprint {

    private final CRC32 left = new CRC32();
    private final CRC32C right = new CRC32C();

    /** Of these bytes. */
    public static long compute(byte[] bytes) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(bytes, 0, bytes.length);
        return fingerprint.value();
    }

    /** Goes on with a piece. */
    public void add(Rendered piece) {
        piece.addTo(this);
    }

    public long value() {
        return left.getValue() << Integer.SIZE | right.getValue();
    }

    void add(byte[] bytes, int from, int length) {
        left.update(bytes, from, length);
        right.update(bytes, from, length);
    }
}
