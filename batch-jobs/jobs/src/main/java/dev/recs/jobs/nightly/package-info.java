/**
 * The nightly job as a Spring Batch job: catalog, neighbours, popular, activity, orders, users, retention.
 *
 * <p><b>Identity.</b> A run is its selection and its {@code asOf}. Without a given {@code asOf}, the newest run of the selection is
 * resumed if it is unfinished and under 23 hours old (not a day: what last night left undone must not stand in for tonight)
 * and the request does not say otherwise; the first line of the log says what failed and when. Else a new one begins. Everything it writes carries its {@code asOf}, so a
 * repetition writes the same.
 *
 * <p><b>Users.</b> The step is partitioned by ranges of user ids (quantiles, settled when the run begins and kept with it in {@code recs_job_positions}).
 * Each partition reads key-set pages and hands chunks to {@link dev.recs.pipeline.RefreshPipeline#refresh}. Its position is saved after the
 * chunk was saved and published. A context of Spring Batch holds the number of a partition and no id. The transaction manager is a resourceless one: no transaction of MySQL is open while a provider is asked.
 *
 * <p><b>A chunk that fails</b> is divided by {@link dev.recs.jobs.nightly.RefreshWriter} into halves, down to single users. A user who fails
 * alone is recorded in {@code recs_skipped_users} in a transaction of its own. The framework's own skipping opens transactions for every
 * user of the chunk, counts a partition's skips apart, and begins at zero after a restart. A store that is down, or a wrong setting,
 * stops the run at once.
 *
 * <p><b>One at a time.</b> A run holds a lock of MySQL. Who holds it may declare executions that a killed process left behind as
 * failed: every write is idempotent, so they can be continued.
 */
@NullMarked
package dev.recs.jobs.nightly;

import org.jspecify.annotations.NullMarked;
