/**
 * The view: a stateless web API that shows what the batch jobs wrote.
 *
 * <pre>
 * request → security (whose token, which scope) → web → list (Redis, MongoDB, popular) → answer (JSON from the catalog snapshot)
 * </pre>
 *
 * <p>A read costs one round trip to Redis. Products, popular lists and everything else that does not belong to one user are
 * snapshots held in memory and renewed in the background, so that a store that is down takes nothing from a response but its
 * freshness. No answer of a read is an error because of a store: each step that is down is skipped, and {@code source} says
 * what the response was made of.
 */
@NullMarked
package dev.recs.serving;

import org.jspecify.annotations.NullMarked;
