/**
 * What our triggers cost a shop: the same orders written to two databases of one server, of which one has the triggers.
 *
 * <p>Orders go to the two in turn, one by one, so that whatever else the machine does falls on both. The time is that of the shop's own
 * statements, each committed by itself as these systems do, seen from a client on the same machine.
 */
@NullMarked
package dev.recs.benchmarks.triggers;

import org.jspecify.annotations.NullMarked;
