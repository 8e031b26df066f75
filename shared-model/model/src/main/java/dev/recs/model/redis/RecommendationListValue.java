package dev.recs.model.redis;

import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.recommendation.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * A list in Redis, compact: ids, scores and the three largest reasons, no names or prices.
 *
 * <p>An {@link Envelope} and a {@link BinaryList}. What a build before that wrote, JSON after an envelope, and the JSON alone of release
 * 1.0.0 are read too. A list that a nightly job found equal gets new times and a new recipe in its envelope, which count; the body stays
 * as it was written.
 *
 * @param recipe of which only the hash is kept, in the envelope: empty in a value that was read
 * @param variant hash of the variant of an experiment; 0 for none
 */
public record RecommendationListValue(
        ListVersion version,
        Instant generatedAt,
        String model,
        String recipe,
        List<Recommendation> items,
        List<Shelf> shelves,
        long variant) {

    private static final int REASONS_KEPT = 3;

    public RecommendationListValue {
        items = List.copyOf(items);
        shelves = List.copyOf(shelves);
    }

    /** Of no variant. */
    public RecommendationListValue(
            ListVersion version,
            Instant generatedAt,
            String model,
            String recipe,
            List<Recommendation> items,
            List<Shelf> shelves) {
        this(version, generatedAt, model, recipe, items, shelves, 0);
    }

    public static RecommendationListValue of(RecommendationList list) {
        List<Recommendation> items = list.items().stream()
                .map(item -> new Recommendation(
                        item.productId(),
                        item.score(),
                        item.reasons().stream().limit(REASONS_KEPT).toList()))
                .toList();
        return new RecommendationListValue(
                list.version(),
                list.generatedAt(),
                list.model(),
                list.recipe(),
                items,
                list.shelves(),
                list.variant().hash());
    }

    public byte[] toBytes() {
        return new BinaryListWriter(this).write(Envelope.ofBinary(version, recipe, variant));
    }

    /**
     * Reads what {@link #toBytes} wrote, and the older forms. Scores and shares have four digits after the point.
     *
     * @throws BadInput if the bytes are not of this form, or of a format that is not known
     */
    public static RecommendationListValue parse(byte[] value) {
        try (RecommendationListCursor list = RecommendationListCursor.over(value)) {
            List<Recommendation> items = new ArrayList<>();
            while (list.next()) {
                List<Reason> reasons = new ArrayList<>();
                for (int i = 0; i < list.reasons(); i++) {
                    reasons.add(new Reason(list.type(i), list.subject(i), list.share(i) * list.score()));
                }
                items.add(new Recommendation(new ProductId(list.productId()), list.score(), reasons));
            }
            return new RecommendationListValue(
                    VersionHeader.read(value),
                    list.generatedAt(),
                    list.model(),
                    "",
                    items,
                    list.shelves(),
                    Envelope.variantOf(value));
        } catch (JacksonException e) {
            throw new BadInput(
                    "list in Redis is not of our form (%d bytes): delete the key, it is refilled"
                            .formatted(value.length),
                    e);
        }
    }
}
