package dev.recs.erasure;

import java.util.List;

/**
 * What of a user was removed, or is still there, by place.
 *
 * @param places every place that was looked at, also those that held nothing
 * @param missing stores that did not answer; empty if the erasure is complete
 */
public record ErasureReport(List<Place> places, List<String> missing) {

    public ErasureReport {
        places = List.copyOf(places);
        missing = List.copyOf(missing);
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
