/**
 * What is kept of guests, who have not logged in: in Redis alone, for 30 days, in keys of their own.
 *
 * <p>A guest's keys lie in the slot of the guest's bucket, as those of a user do; registry, queue and merges in one slot of their own. So
 * nothing here is done by one script over both, and each step that touches both is written so that it may stop anywhere: events first make
 * the guest due and are recorded then; a guest who goes leaves a mark, loses the keys, and leaves the registry last.
 *
 * <p>{@link dev.recs.stores.guests.GuestMerge} says how what a guest did comes to an account.
 */
@NullMarked
package dev.recs.stores.guests;

import org.jspecify.annotations.NullMarked;
