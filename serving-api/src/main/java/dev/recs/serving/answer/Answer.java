package dev.recs.serving.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** A finished body: its head, which was written last, and its items. */
public final class Answer {

    private final Source source;
    private final JsonBytes head;
    private final JsonBytes items;

    Answer(Source source, JsonBytes head, JsonBytes items) {
        this.source = source;
        this.head = head;
        this.items = items;
    }

    public Source source() {
        return source;
    }

    /** In bytes. */
    public int length() {
        return head.size() + items.size();
    }

    public void writeTo(OutputStream out) throws IOException {
        head.writeTo(out);
        items.writeTo(out);
    }

    /** Two checksums of the body, which processors compute in hardware: 64 bits against an accident, not against malice. */
    public String etag() {
        CRC32 first = new CRC32();
        head.updateTo(first);
        items.updateTo(first);
        CRC32C second = new CRC32C();
        head.updateTo(second);
        items.updateTo(second);
        HexFormat hex = HexFormat.of();
        return '"' + hex.toHexDigits((int) first.getValue()) + hex.toHexDigits((int) second.getValue()) + '"';
    }

    @Override
    public String toString() {
        return head.toString() + items;
    }
}
