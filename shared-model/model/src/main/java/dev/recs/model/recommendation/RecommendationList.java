package dev.recs.model.recommendation;

import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import java.time.Instant;
import java.util.List;

/**
 * The products recommended to a user, best first; at most 60.
 *
 * @param generatedAt when it was written
 * @param model what ranked it, for people ("ease+content/minilm…")
 * @param recipe digest of all configuration and model versions that shaped it
 */
public record RecommendationList(
        UserId userId,
        ListVersion version,
        Instant generatedAt,
        String model,
        String recipe,
        List<Recommendation> items,
        List<Shelf> shelves) {

    public RecommendationList {
        items = List.copyOf(items);
        shelves = List.copyOf(shelves);
    }
}
