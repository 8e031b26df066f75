package dev.recs.stores.events;

/**
 * An event that counts, and the impression that it counts for: of an impression, that itself.
 */
public record Outcome(ShownRow impression, StoredEvent event) {}
