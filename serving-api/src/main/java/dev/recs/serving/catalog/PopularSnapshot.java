package dev.recs.serving.catalog;

import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.PopularProduct;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All popular lists at one moment; immutable.
 *
 * @param byCategory the list over all products under the empty category
 * @param isHeld true if a later read failed, so that these may be old
 */
public record PopularSnapshot(Map<String, PopularList> byCategory, boolean isHeld) {

    private static final PopularList NONE = new PopularList("", Instant.EPOCH, List.of());

    public PopularSnapshot {
        byCategory = Map.copyOf(byCategory);
    }

    PopularSnapshot held() {
        return isHeld ? this : new PopularSnapshot(byCategory, true);
    }

    /** Best first; empty if the category has none. */
    public List<PopularProduct> of(String category) {
        return list(category).items();
    }

    public PopularList list(String category) {
        return byCategory.getOrDefault(category, NONE);
    }
}
