package dev.recs.serving.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A finished body.
 *
 * <p>A class and not a record, because it wraps an array; it is made once and sent once, so nothing is copied.
 */
public final class Answer {

    private final Source source;
    private final byte[] body;
    private final int length;

    Answer(Source source, byte[] body, int length) {
        this.source = source;
        this.body = body;
        this.length = length;
    }

    public Source source() {
        return source;
    }

    public int length() {
        return length;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(body, 0, length);
    }

    /** Two checksums of the body, which processors compute in hardware: 64 bits against an accident, not against malice. */
    public String etag() {
        CRC32 first = new CRC32();
        first.update(body, 0, length);
        CRC32C second = new CRC32C();
        second.update(body, 0, length);
        HexFormat hex = HexFormat.of();
        return '"' + hex.toHexDigits((int) first.getValue()) + hex.toHexDigits((int) second.getValue()) + '"';
    }

    @Override
    public String toString() {
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }
}
