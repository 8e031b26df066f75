package dev.recs.model.redis;

import dev.recs.model.failure.BadInput;
import dev.recs.model.profile.RecentSearch;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A search in Redis: {@code {"query":"…","at":1}}, personal data already filtered out. */
public final class SearchValue {

    private SearchValue() {}

    public static String toJson(RecentSearch search) {
        return CompactJson.write(out -> {
            out.writeStartObject();
            out.writeStringProperty("query", search.query());
            out.writeNumberProperty("at", search.timestamp().toEpochMilli());
            out.writeEndObject();
        });
    }

    /** @throws BadInput if the text is not of this form */
    public static RecentSearch parse(String json) {
        try {
            JsonNode root = CompactJson.read(json);
            return new RecentSearch(
                    root.required("query").asString(),
                    Instant.ofEpochMilli(root.required("at").asLong()));
        } catch (JacksonException e) {
            throw new BadInput("search in Redis is not of our form (%d characters)".formatted(json.length()), e);
        }
    }
}
