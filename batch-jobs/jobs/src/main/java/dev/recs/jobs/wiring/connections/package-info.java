/**
 * Clients of the three stores from {@code recs.mysql}, {@code recs.mongodb} and {@code recs.redis}, each opened when first asked for.
 *
 * <p>Where no address is set and a {@link dev.recs.stores.LocalStoreProvider} is on the class path, servers of our own stand in. Nothing
 * here knows what is stored.
 */
@NullMarked
package dev.recs.jobs.wiring.connections;

import org.jspecify.annotations.NullMarked;
