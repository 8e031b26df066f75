/**
 * Looks over a store's data before a run works with it: one class a check, over the three views only.
 *
 * <p>A check counts what it examined and what it found wrong, and says how large a share is still fine: real shops have orders of products
 * that they no longer sell. It reads and never writes.
 */
@NullMarked
package dev.recs.jobs.check;

import org.jspecify.annotations.NullMarked;
