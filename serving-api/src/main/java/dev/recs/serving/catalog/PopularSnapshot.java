package dev.recs.serving.catalog;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.PopularProduct;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All popular lists at one moment; immutable.
 *
 * @param byCategory the list over all products under the empty category
 * @param excluded ids of products that the shop's rules keep off every list
 * @param isCached true if a later read failed, so that these may be old
 */
public record PopularSnapshot(Map<String, PopularList> byCategory, Set<String> excluded, boolean isCached) {

    private static final PopularList NONE = new PopularList("", Instant.EPOCH, List.of());

    public PopularSnapshot {
        byCategory = Map.copyOf(byCategory);
        excluded = Set.copyOf(excluded);
    }

    static PopularSnapshot of(Map<String, PopularList> byCategory) {
        return new PopularSnapshot(
                byCategory,
                byCategory.getOrDefault("", NONE).excluded().stream()
                        .map(ProductId::value)
                        .collect(Collectors.toUnmodifiableSet()),
                false);
    }

    /** The newer one, or this if both say the same. */
    PopularSnapshot replacedBy(PopularSnapshot newer) {
        return equals(newer) ? this : newer;
    }

    PopularSnapshot cached() {
        return isCached ? this : new PopularSnapshot(byCategory, excluded, true);
    }

    /** Best first; empty if the category has none. */
    public List<PopularProduct> of(String category) {
        return list(category).items();
    }

    /** When the catalog model was trained: popular lists and neighbours are written together. */
    public Instant modelTime() {
        return list("").asOf();
    }

    /** Whether the shop's rules keep a product off every list. */
    public boolean isExcluded(String productId) {
        return excluded.contains(productId);
    }

    public PopularList list(String category) {
        return byCategory.getOrDefault(category, NONE);
    }
}
