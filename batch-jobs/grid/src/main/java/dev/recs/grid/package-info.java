/**
 * The users step on Apache Spark: what runs in the process of the job, Spark's driver.
 *
 * <p>{@link dev.recs.grid.SparkPartitionHandler} cuts what is left of the partitions into small ranges of user ids. Each is a task; at most
 * {@code recs.grid.chunks} are under way at once, each with one chunk. The results come to one thread, which alone writes the account,
 * the position and the skipped users, each result once: a task may run twice, its lists are guarded by their as-of. The position of a
 * partition moves over the ranges that are done without a gap before them; what lies behind a gap is done again by the run that continues.
 *
 * <p>{@link dev.recs.grid.executor} is what the executors run.
 */
@NullMarked
package dev.recs.grid;

import org.jspecify.annotations.NullMarked;
