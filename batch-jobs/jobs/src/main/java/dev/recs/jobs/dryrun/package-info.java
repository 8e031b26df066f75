/**
 * What a run would send to the embedding provider, without sending it: {@code recs refresh --dry-run}. It goes the way of a
 * refresh as far as the texts, and counts those that no vector is stored for; nothing is written.
 */
@NullMarked
package dev.recs.jobs.dryrun;

import org.jspecify.annotations.NullMarked;
