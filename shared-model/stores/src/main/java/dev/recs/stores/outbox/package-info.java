/**
 * The outbox, table {@code refresh_outbox} of our database, which the triggers of the shop write in the transaction of an order.
 *
 * <p>A row names a user, why, and from when on it counts. The relay takes rows in the order of their ids, sets the users due, and
 * marks them as sent; the worker deletes them when the list is published. So an order is never lost between MySQL and Redis, at
 * the price of a list that may be made twice.
 */
@NullMarked
package dev.recs.stores.outbox;

import org.jspecify.annotations.NullMarked;
