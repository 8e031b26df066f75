/**
 * Purchases of all users as a stream, for what learns from everybody.
 *
 * <p>Lines of one user come together and oldest first, so that a reader needs memory for one user only. A user's own purchases are read
 * by id elsewhere ({@code ActivityReader}).
 */
@NullMarked
package dev.recs.model.order;

import org.jspecify.annotations.NullMarked;
