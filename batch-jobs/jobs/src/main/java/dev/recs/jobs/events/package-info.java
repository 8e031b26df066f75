/**
 * What a worker does with events that refer to a response: it moves them from Redis into {@code recs_events}, and brings the orders among
 * them to what the shop has. How both are stored: {@code dev.recs.stores.events}.
 */
@NullMarked
package dev.recs.jobs.events;

import org.jspecify.annotations.NullMarked;
