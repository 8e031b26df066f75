/**
 * Remakes lists within a second of an order: takes users from the queue and hands them to the same
 * {@link dev.recs.pipeline.RefreshPipeline#refresh} as the nightly job.
 *
 * <p>One batch, in this order, and why: <ol>
 * <li>take up to 50 users; their marks are cleared, so an event from now on brings them back;
 * <li>read their committed outbox rows: whatever these announce, a refresh that begins now will see;
 * <li>take {@code asOf}, then put back who must wait: an announced order that is not visible yet, an order whose time our clock has
 *     not reached;
 * <li>refresh, which publishes;
 * <li>remove those outbox rows, by id, then the entries of the stream.
 * </ol>
 * Killed anywhere, the entries are still pending and another worker claims them; with Redis gone as well, the outbox rows are still
 * there and the relay sends them again. All of it may happen twice.
 *
 * <p>What fails is told apart: a store that is down costs no user an attempt, the worker waits and tries the same batch again. Other
 * failures are narrowed down by halves to single users; a user that fails five times goes to the dead letters with the reason.
 */
@NullMarked
package dev.recs.jobs.worker;

import org.jspecify.annotations.NullMarked;
