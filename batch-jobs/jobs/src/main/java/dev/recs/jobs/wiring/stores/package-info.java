/**
 * One bean for each collection, key and view that a process reads or writes: the adapters of {@code dev.recs.stores}.
 */
@NullMarked
package dev.recs.jobs.wiring.stores;

import org.jspecify.annotations.NullMarked;
