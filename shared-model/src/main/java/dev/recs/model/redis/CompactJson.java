package dev.recs.model.redis;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON without blanks, properties in the order they are written, numbers short. */
final class CompactJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CompactJson() {}

    static String write(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = MAPPER.createGenerator(text)) {
            content.accept(out);
        }
        return text.toString();
    }

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    /** Seven digits are what a float holds, and enough for a score that is shown. */
    static float rounded(double value) {
        return (float) value;
    }
}
