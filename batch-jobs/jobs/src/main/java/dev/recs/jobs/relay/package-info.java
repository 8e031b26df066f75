/**
 * From the outbox table into the refresh queue.
 *
 * <p>One relay of all worker processes leads, by MySQL's {@code GET_LOCK} on the connection it works with: a connection that dies
 * loses the lock, and the relay learns of both at once. The leader reads the rows that are not marked as sent, in the order of
 * their ids, sets their users due, and only then marks them. It never remembers how far it has come: a transaction may take a
 * low id and commit after a higher one, and a relay that asks for "ids above the last" would pass it by for ever. A crash between
 * setting due and marking sends rows twice, which changes nothing.
 *
 * <p>Rows go when the worker has published (see {@code dev.recs.worker}). Those still there a minute after they were sent are
 * sent again: that is what brings back the queue of a Redis that lost everything.
 *
 * <p>Cost: 40 index look-ups a second while there is nothing to do.
 */
@NullMarked
package dev.recs.jobs.relay;

import org.jspecify.annotations.NullMarked;
