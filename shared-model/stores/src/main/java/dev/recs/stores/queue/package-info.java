/**
 * The refresh queue in Redis: whose list is to be remade, from when on, and which worker has taken it.
 *
 * <p>A user is in it at most once ({@code PendingRefreshLua} has the states): waiting in a sorted set until due,
 * queued in a stream, taken by a worker. The mark of a user goes before the activity is read, the entry after the list is
 * published, so whatever is killed in between, either the entry is still there for {@link dev.recs.stores.queue.RefreshQueue#claim}, or
 * the work is done. Working twice does no harm: a refresh reads the present state and the newer list wins.
 *
 * <p>Costs: one script a batch to set due, one to take, one to finish. An idle worker asks ten times a second whether
 * somebody has become due and otherwise sleeps in {@code XREADGROUP}.
 */
@NullMarked
package dev.recs.stores.queue;

import org.jspecify.annotations.NullMarked;
