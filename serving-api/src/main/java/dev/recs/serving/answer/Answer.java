package dev.recs.serving.answer;

import dev.recs.serving.json.JsonBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** A finished body. */
public final class Answer {

    private final Source source;
    private final JsonBytes body;

    Answer(Source source, JsonBytes body) {
        this.source = source;
        this.body = body;
    }

    public Source source() {
        return source;
    }

    /** In bytes. */
    public int length() {
        return body.size();
    }

    /** In one piece, so that it goes out as one. */
    public void writeTo(OutputStream out) throws IOException {
        body.writeTo(out);
    }

    /** Two checksums of the body, which processors compute in hardware: 64 bits against an accident, not against malice. */
    public String etag() {
        return '"' + hex(new CRC32()) + hex(new CRC32C()) + '"';
    }

    @Override
    public String toString() {
        return body.toString();
    }

    private String hex(Checksum checksum) {
        body.updateTo(checksum);
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
