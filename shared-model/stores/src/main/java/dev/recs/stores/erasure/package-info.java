/**
 * Takes a user out of every store of ours, for good.
 *
 * <p>The one verb that both applications need, and the one call that needs all three stores. A refresh of the user may be
 * running meanwhile. Erasure: mark, then delete. Refresh: write, then look for marks, then undo. Whichever comes second sees the
 * other. The mark is a keyed hash ({@link dev.recs.model.Tombstone}), from which nobody without the key finds the id.
 *
 * <p>If a store is down the mark is set where it can be, what can be deleted is deleted, and the caller is told which store is
 * missing; repeating the call finishes it. The store's own tables (users, orders) are not ours: as long as they list the
 * user, the mark keeps new profiles from being made.
 */
@NullMarked
package dev.recs.stores.erasure;

import org.jspecify.annotations.NullMarked;
