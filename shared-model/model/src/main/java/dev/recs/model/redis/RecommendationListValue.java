package dev.recs.model.redis;

import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * A list in Redis, compact: ids, scores and the three largest reasons, no names or prices.
 *
 * <p>After an {@link Envelope}: {@code {"asOf":1,"activityUntil":1,"generatedAt":1,"model":"…","recipe":"…",
 * "items":[["id",1.5,[["bought-together","id",0.9]]]],"shelves":[["kind","subject",["id"]]]}}. A text of release 1.0.0
 * is this JSON alone. A list that a nightly job found equal gets new times and a new recipe in its envelope, which count; the body
 * stays as it was written.
 */
public record RecommendationListValue(
        ListVersion version,
        Instant generatedAt,
        String model,
        String recipe,
        List<Recommendation> items,
        List<Shelf> shelves) {

    private static final int REASONS_KEPT = 3;

    public RecommendationListValue {
        items = List.copyOf(items);
        shelves = List.copyOf(shelves);
    }

    public static RecommendationListValue of(RecommendationList list) {
        List<Recommendation> items = list.items().stream()
                .map(item -> new Recommendation(
                        item.productId(),
                        item.score(),
                        item.reasons().stream().limit(REASONS_KEPT).toList()))
                .toList();
        return new RecommendationListValue(
                list.version(), list.generatedAt(), list.model(), list.recipe(), items, list.shelves());
    }

    public byte[] toBytes() {
        return CompactJson.write(Envelope.ofJson(version, recipe), this::write);
    }

    /**
     * Reads what {@link #toBytes} wrote, and a text of release 1.0.0.
     *
     * @throws BadInput if the bytes are not of this form, or of a format that is not known
     */
    public static RecommendationListValue parse(byte[] value) {
        try {
            JsonNode root = CompactJson.readBody(value);
            List<Recommendation> items = new ArrayList<>();
            root.required("items").forEach(item -> items.add(item(item)));
            List<Shelf> shelves = new ArrayList<>();
            root.required("shelves").forEach(shelf -> shelves.add(shelf(shelf)));
            return new RecommendationListValue(
                    VersionHeader.read(value, root),
                    Instant.ofEpochMilli(root.required("generatedAt").asLong()),
                    root.required("model").asString(),
                    root.required("recipe").asString(),
                    items,
                    shelves);
        } catch (JacksonException e) {
            throw new BadInput(
                    "list in Redis is not of our form (%d bytes): delete the key, it is refilled"
                            .formatted(value.length),
                    e);
        }
    }

    private void write(JsonGenerator out) {
        out.writeStartObject();
        VersionHeader.write(out, version);
        out.writeNumberProperty("generatedAt", generatedAt.toEpochMilli());
        out.writeStringProperty("model", model);
        out.writeStringProperty("recipe", recipe);
        out.writeArrayPropertyStart("items");
        items.forEach(item -> write(out, item));
        out.writeEndArray();
        out.writeArrayPropertyStart("shelves");
        shelves.forEach(shelf -> write(out, shelf));
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Recommendation item) {
        out.writeStartArray();
        out.writeString(item.productId().value());
        out.writeNumber(CompactJson.rounded(item.score()));
        out.writeStartArray();
        for (Reason reason : item.reasons()) {
            out.writeStartArray();
            out.writeString(reason.type().wireName());
            out.writeString(reason.subject());
            out.writeNumber(CompactJson.rounded(reason.amount()));
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Shelf shelf) {
        out.writeStartArray();
        out.writeString(shelf.kind());
        out.writeString(shelf.subject());
        out.writeStartArray();
        shelf.productIds().forEach(id -> out.writeString(id.value()));
        out.writeEndArray();
        out.writeEndArray();
    }

    private static Recommendation item(JsonNode item) {
        List<Reason> reasons = new ArrayList<>();
        item.required(2)
                .forEach(reason -> reasons.add(new Reason(
                        ReasonType.of(reason.required(0).asString()),
                        reason.required(1).asString(),
                        reason.required(2).asDouble())));
        return new Recommendation(
                new ProductId(item.required(0).asString()), item.required(1).asDouble(), reasons);
    }

    private static Shelf shelf(JsonNode shelf) {
        List<ProductId> ids = new ArrayList<>();
        shelf.required(2).forEach(id -> ids.add(new ProductId(id.asString())));
        return new Shelf(shelf.required(0).asString(), shelf.required(1).asString(), ids);
    }
}
