/**
 * Spring Batch itself: the job repository in our database, and the operator that starts jobs. What the job does is in
 * {@code dev.recs.jobs.nightly}.
 */
@NullMarked
package dev.recs.jobs.batch;

import org.jspecify.annotations.NullMarked;
