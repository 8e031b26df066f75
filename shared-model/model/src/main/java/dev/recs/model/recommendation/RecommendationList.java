package dev.recs.model.recommendation;

import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import java.time.Instant;
import java.util.List;

/**
 * The products recommended to a user, best first; at most 60.
 *
 * @param generatedAt when it was written
 * @param model what ranked it, for people ("ease+content/minilm…")
 * @param recipe digest of all configuration and model versions that shaped it
 * @param variant of an experiment, or the hold-out
 */
public record RecommendationList(
        UserId userId,
        ListVersion version,
        Instant generatedAt,
        String model,
        String recipe,
        List<Recommendation> items,
        List<Shelf> shelves,
        VariantName variant) {

    /** What ranked a list that is the same for everybody: the popular list of the hold-out. */
    public static final String POPULAR = "popular";

    public RecommendationList {
        items = List.copyOf(items);
        shelves = List.copyOf(shelves);
    }

    /** Of no variant. */
    public RecommendationList(
            UserId userId,
            ListVersion version,
            Instant generatedAt,
            String model,
            String recipe,
            List<Recommendation> items,
            List<Shelf> shelves) {
        this(userId, version, generatedAt, model, recipe, items, shelves, VariantName.NONE);
    }
}
