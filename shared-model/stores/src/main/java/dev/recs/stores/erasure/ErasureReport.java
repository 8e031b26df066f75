package dev.recs.stores.erasure;

import java.util.List;

/**
 * What of a user was removed, or is still there, by place.
 *
 * @param places every place that was looked at, also those that held nothing
 * @param missing stores that did not answer; empty if the erasure is complete
 */
public record ErasureReport(List<Place> places, List<String> missing) {

    private static final List<String> STORES_OF_TOMBSTONES = List.of("Redis", "MongoDB");

    public ErasureReport {
        places = List.copyOf(places);
        missing = List.copyOf(missing);
    }

    /** True if a store that keeps tombstones was up all along: late events of the user are dropped from now on. */
    public boolean hasTombstone() {
        return !missing.containsAll(STORES_OF_TOMBSTONES);
    }

    public long total() {
        return places.stream().mapToLong(Place::count).sum();
    }

    /**
     * A table, a collection or a key.
     *
     * @param store "MySQL", "MongoDB", "Redis"
     * @param name without the user's id
     * @param count rows, documents, keys or entries
     */
    public record Place(String store, String name, long count) {}
}
