package dev.recs.stores.models;

import java.time.Instant;

/**
 * The version that ranks now.
 *
 * @param pinned no later training replaces it
 */
public record CurrentModel(String version, boolean pinned) {

    /** The moment it was trained for. */
    public Instant asOf() {
        return Instant.parse(version.substring(0, version.lastIndexOf('-')));
    }
}
