/**
 * What a worker does for guests, in a thread of its own: lists of their views and searches, by the stages that make those of users; merges
 * that nobody has finished; and the end of those who were away too long.
 *
 * <p>It yields to users: guests are taken a few at a time, and while users are due it rests between two parts. What it makes is kept in
 * Redis alone ({@link dev.recs.stores.guests}).
 */
@NullMarked
package dev.recs.jobs.guests;

import org.jspecify.annotations.NullMarked;
