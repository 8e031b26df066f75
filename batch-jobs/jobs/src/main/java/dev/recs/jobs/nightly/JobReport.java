package dev.recs.jobs.nightly;

import java.time.Instant;

/**
 * What {@code recs_run_reports} says of a run.
 *
 * @param selection in words: "all", "active", "stale"
 * @param status of Spring Batch: COMPLETED, or FAILED for one that the next run continues
 * @param account in words, its parts add up to {@code read}
 * @param texts sent to the provider, over all restarts
 * @param tokens of these
 */
public record JobReport(
        String selection,
        Instant asOf,
        Instant startedAt,
        Instant finishedAt,
        String status,
        long read,
        String account,
        long texts,
        long tokens) {}
