package dev.recs.model.redis;

import dev.recs.model.ListVersion;
import dev.recs.model.failure.BadInput;
import dev.recs.model.profile.UserProfile;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What serving needs of a profile: the categories to fall back on, largest first.
 *
 * <p>{@code {"asOf":1,"activityUntil":1,"dominantCategories":["…"]}}
 */
public record ProfileSummaryValue(ListVersion version, List<String> dominantCategories) {

    public ProfileSummaryValue {
        dominantCategories = List.copyOf(dominantCategories);
    }

    public static ProfileSummaryValue of(UserProfile profile) {
        return new ProfileSummaryValue(profile.version(), profile.snapshot().dominantCategories());
    }

    public String toJson() {
        return CompactJson.write(this::write);
    }

    /** @throws BadInput if the text is not of this form */
    public static ProfileSummaryValue parse(String json) {
        try {
            JsonNode root = CompactJson.read(json);
            List<String> categories = new ArrayList<>();
            root.required("dominantCategories").forEach(category -> categories.add(category.asString()));
            return new ProfileSummaryValue(VersionHeader.read(root), categories);
        } catch (JacksonException e) {
            throw new BadInput(
                    "profile in Redis is not of our form (%d characters): delete the key, it is refilled"
                            .formatted(json.length()),
                    e);
        }
    }

    private void write(JsonGenerator out) {
        out.writeStartObject();
        VersionHeader.write(out, version);
        out.writeArrayPropertyStart("dominantCategories");
        dominantCategories.forEach(out::writeString);
        out.writeEndArray();
        out.writeEndObject();
    }
}
