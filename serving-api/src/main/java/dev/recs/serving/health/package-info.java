/**
 * What an operator's probes and dashboards read: whether lists can be served, and from which stores.
 *
 * <p>The API is <em>up</em> with all stores, <em>degraded</em> while one is away and lists or popular products are still answered, and
 * never down for a store's sake: a probe that ended the process then would take away the popular products that it holds in memory.
 */
@NullMarked
package dev.recs.serving.health;

import org.jspecify.annotations.NullMarked;
