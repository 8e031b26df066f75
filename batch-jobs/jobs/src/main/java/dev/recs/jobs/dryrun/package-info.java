/**
 * What a run would send to the embedding provider, without sending it: {@code recs refresh --dry-run}.
 */
@NullMarked
package dev.recs.jobs.dryrun;

import org.jspecify.annotations.NullMarked;
