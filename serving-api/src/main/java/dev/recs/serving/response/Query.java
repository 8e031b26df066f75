package dev.recs.serving.response;

import java.util.Set;

/**
 * What a request wants to be shown.
 *
 * @param limit 1 to 100
 * @param category only products of it; empty for all
 * @param excluded product ids that must not be shown
 * @param explain all contributions to each score, not only the largest three
 * @param shelves the shelves beside the list as well
 */
public record Query(int limit, String category, Set<String> excluded, boolean explain, boolean shelves) {

    public Query {
        excluded = Set.copyOf(excluded);
    }

    /** The same list alone. */
    Query withoutShelves() {
        return new Query(limit, category, excluded, explain, false);
    }
}
