package dev.recs.model.redis;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON without blanks, properties in the order they are written, numbers short. */
final class CompactJson {

    private static final int FIRST_CAPACITY = 1 << 12;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CompactJson() {}

    static String write(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = MAPPER.createGenerator(text)) {
            content.accept(out);
        }
        return text.toString();
    }

    /** The bytes of an envelope and of a JSON body after it. */
    static byte[] write(Envelope envelope, Consumer<JsonGenerator> body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_CAPACITY);
        envelope.writeTo(bytes);
        try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
            body.accept(out);
        }
        return bytes.toByteArray();
    }

    /** The JSON body of a value, with or without an envelope. */
    static JsonNode readBody(byte[] value) {
        int start = Envelope.bodyAt(value);
        return MAPPER.readTree(value, start, value.length - start);
    }

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }
}
