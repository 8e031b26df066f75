/** The outbox that the shop's triggers write. */
@NullMarked
package dev.recs.stores.outbox;

import org.jspecify.annotations.NullMarked;
