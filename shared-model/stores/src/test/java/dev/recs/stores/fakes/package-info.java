/**
 * In-memory stores for unit tests: each passes the contract of its port, which the real adapter passes too.
 *
 * <p>Modules take them as the test jar of {@code stores}. They keep what a port promises and nothing else; none counts calls or fails
 * on demand.
 */
@NullMarked
package dev.recs.stores.fakes;

import org.jspecify.annotations.NullMarked;
