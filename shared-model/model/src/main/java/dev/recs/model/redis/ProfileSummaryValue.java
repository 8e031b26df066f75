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
 * <p>In Redis after an {@link Envelope}: {@code {"asOf":1,"activityUntil":1,"dominantCategories":["…"]}}
 */
public record ProfileSummaryValue(ListVersion version, List<String> dominantCategories) {

    public ProfileSummaryValue {
        dominantCategories = List.copyOf(dominantCategories);
    }

    public static ProfileSummaryValue of(UserProfile profile) {
        return new ProfileSummaryValue(profile.version(), profile.snapshot().dominantCategories());
    }

    /** @param recipe of the list beside it; only its hash is kept, in the envelope */
    public byte[] toBytes(String recipe) {
        return CompactJson.write(Envelope.ofJson(version, recipe), this::write);
    }

    /**
     * Reads what {@link #toBytes} wrote, and a text of release 1.0.0.
     *
     * @throws BadInput if the bytes are not of this form, or of a format that is not known
     */
    public static ProfileSummaryValue parse(byte[] value) {
        try {
            JsonNode root = CompactJson.readBody(value);
            List<String> categories = new ArrayList<>();
            root.required("dominantCategories").forEach(category -> categories.add(category.asString()));
            return new ProfileSummaryValue(VersionHeader.read(value, root), categories);
        } catch (JacksonException e) {
            throw new BadInput(
                    "profile in Redis is not of our form (%d bytes): delete the key, it is refilled"
                            .formatted(value.length),
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
