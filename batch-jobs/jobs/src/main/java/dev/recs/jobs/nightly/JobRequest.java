package dev.recs.jobs.nightly;

import java.time.Instant;
import java.util.Optional;

/**
 * A run that is wanted.
 *
 * @param asOf empty: continue the newest run of the selection if it is unfinished and young, else now
 * @param force lets the sweep drop more than its limit
 */
public record JobRequest(Selection selection, Optional<Instant> asOf, boolean force) {}
