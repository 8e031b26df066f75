/**
 * The stores, as jobs and API share them: addresses, connections, and one adapter for each collection, table and key.
 *
 * <p>A sub-package is a subject: {@code activity}, {@code catalog}, {@code counters}, {@code embeddings}, {@code erasure}, {@code
 * lists}, {@code models}, {@code outbox}, {@code queue}, {@code refusals}, {@code shop}, {@code vectorsearch}. Ports are
 * interfaces there ({@link dev.recs.stores.lists.Profiles}, {@link dev.recs.stores.queue.RefreshQueue}, …), each with a contract
 * that its fake and its adapter pass. {@code redis} holds the Lua scripts and what makes a client, {@code schema} our database.
 * Here are {@link dev.recs.stores.StoreSettings}, which both applications read, and {@link dev.recs.stores.Failures}, which says
 * of a driver's exception whether the store is down or the input is bad. No class of this module knows a Spring context.
 */
@NullMarked
package dev.recs.stores;

import org.jspecify.annotations.NullMarked;
