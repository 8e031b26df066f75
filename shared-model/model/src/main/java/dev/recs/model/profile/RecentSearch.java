package dev.recs.model.profile;

import java.time.Instant;

/** A search as typed, personal data filtered out. */
public record RecentSearch(String query, Instant timestamp) {}
