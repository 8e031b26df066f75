/** Purchases of all users as a stream. */
@NullMarked
package dev.recs.model.order;

import org.jspecify.annotations.NullMarked;
