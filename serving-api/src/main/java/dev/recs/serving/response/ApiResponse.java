package dev.recs.serving.response;

import dev.recs.serving.json.JsonBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;

/** A finished body; nobody changes it any more, so that many threads may send it. */
public final class ApiResponse {

    private final Source source;
    private final JsonBytes body;
    private final String etag;

    ApiResponse(Source source, JsonBytes body) {
        this.source = source;
        this.body = body;
        this.etag = '"' + HexFormat.of().toHexDigits(body.fingerprint()) + '"';
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

    /** Fingerprint of the body. */
    public String etag() {
        return etag;
    }

    @Override
    public String toString() {
        return body.toString();
    }
}
