package dev.recs.model.redis;

import dev.recs.model.ProductId;
import dev.recs.model.failure.BadInput;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A product that was shown, or clicked, in Redis: {@code {"productId":"…","at":1,"clicked":false}}. */
public record ImpressionValue(ProductId productId, Instant at, boolean clicked) {

    public String toJson() {
        return CompactJson.write(out -> {
            out.writeStartObject();
            out.writeStringProperty("productId", productId.value());
            out.writeNumberProperty("at", at.toEpochMilli());
            out.writeBooleanProperty("clicked", clicked);
            out.writeEndObject();
        });
    }

    /** @throws BadInput if the text is not of this form */
    public static ImpressionValue parse(String json) {
        try {
            JsonNode root = CompactJson.read(json);
            return new ImpressionValue(
                    new ProductId(root.required("productId").asString()),
                    Instant.ofEpochMilli(root.required("at").asLong()),
                    root.required("clicked").asBoolean());
        } catch (JacksonException e) {
            throw new BadInput("impression in Redis is not of our form (%d characters)".formatted(json.length()), e);
        }
    }
}
