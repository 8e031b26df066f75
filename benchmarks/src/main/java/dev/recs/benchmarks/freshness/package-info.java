/**
 * How long it takes from a committed order to the new list in Redis, and that no order is forgotten whatever is killed.
 *
 * <p>The workers are processes of their own, started as {@code recs worker} is, against the embedded servers; the orders are
 * committed into MariaDB by this process, the outbox rows are written by the triggers.
 */
@NullMarked
package dev.recs.benchmarks.freshness;

import org.jspecify.annotations.NullMarked;
