/**
 * The three stores as serving reaches them: short time limits, a circuit breaker each, and no exception that leaves.
 */
@NullMarked
package dev.recs.serving.stores;

import org.jspecify.annotations.NullMarked;
