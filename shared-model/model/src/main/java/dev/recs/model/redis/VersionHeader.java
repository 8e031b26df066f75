package dev.recs.model.redis;

import dev.recs.model.ListVersion;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The first two properties of the JSON of every versioned value; of a text of release 1.0.0, the guard "newer wins" matches them. */
final class VersionHeader {

    private VersionHeader() {}

    static void write(JsonGenerator out, ListVersion version) {
        out.writeNumberProperty("asOf", version.asOf().toEpochMilli());
        out.writeNumberProperty("activityUntil", version.activityUntil().toEpochMilli());
    }

    /** That of the envelope, if there is one, else that of the text. */
    static ListVersion read(byte[] value, JsonNode root) {
        return Envelope.read(value).map(Envelope::version).orElseGet(() -> read(root));
    }

    /** The same of a value whose text was not read yet. */
    static ListVersion read(byte[] value) {
        return Envelope.read(value).map(Envelope::version).orElseGet(() -> read(CompactJson.readBody(value)));
    }

    private static ListVersion read(JsonNode root) {
        return new ListVersion(
                Instant.ofEpochMilli(root.required("asOf").asLong()),
                Instant.ofEpochMilli(root.required("activityUntil").asLong()));
    }
}
