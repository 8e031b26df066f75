/**
 * How long anything is kept of a user: the last step of the nightly job, {@link dev.recs.jobs.retention.RetentionTask}.
 *
 * <p>In this order: tombstones of erasures that are over; opt-outs and refused signals of users whom the shop does not list any more;
 * profiles and lists of users who are gone or inactive for long, or whose orders are gone; the file of Redis that may still hold what was
 * erased. No more than {@code recs.refresh.max-delete-fraction} goes at once without {@code --force}: a faulty view of the shop looks
 * like a shop whose users all left.
 */
@NullMarked
package dev.recs.jobs.retention;

import org.jspecify.annotations.NullMarked;
