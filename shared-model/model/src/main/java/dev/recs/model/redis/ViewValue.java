package dev.recs.model.redis;

import dev.recs.model.ProductId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.profile.RecentView;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A product view in Redis: {@code {"productId":"…","at":1}}. */
public final class ViewValue {

    private ViewValue() {}

    public static String toJson(RecentView view) {
        return CompactJson.write(out -> {
            out.writeStartObject();
            out.writeStringProperty("productId", view.productId().value());
            out.writeNumberProperty("at", view.timestamp().toEpochMilli());
            out.writeEndObject();
        });
    }

    /** @throws BadInput if the text is not of this form */
    public static RecentView parse(String json) {
        try {
            JsonNode root = CompactJson.read(json);
            return new RecentView(
                    new ProductId(root.required("productId").asString()),
                    Instant.ofEpochMilli(root.required("at").asLong()));
        } catch (JacksonException e) {
            throw new BadInput("view in Redis is not of our form (%d characters)".formatted(json.length()), e);
        }
    }
}
