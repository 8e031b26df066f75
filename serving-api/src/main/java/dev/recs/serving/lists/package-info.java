/**
 * What is stored of one user: the list, what was bought since, the categories to fall back on, refusals and flags.
 *
 * <p>Input: a user id. Output: a {@link dev.recs.serving.lists.UserState}, or that a store did not answer. All that Redis has of a
 * user is one read over six keys, which lie in one slot; reads of requests that come at the same time go as one round trip ({@code
 * CoalescedReads}). A list that Redis does not have is read from MongoDB and put back by the script by which newer wins; the
 * tombstone and the opt-out flag refuse there too. A list in a format that this release does not know counts as absent.
 *
 * <p>Nothing is computed here: what is left out of a list and what fills it is decided in {@code dev.recs.serving.response}.
 */
@NullMarked
package dev.recs.serving.lists;

import org.jspecify.annotations.NullMarked;
