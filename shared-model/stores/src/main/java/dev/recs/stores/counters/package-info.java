/**
 * What serving counts in Redis for {@code recs stats}: lookups of lists, impressions and clicks by source and day. Counts only,
 * and no user.
 */
@NullMarked
package dev.recs.stores.counters;

import org.jspecify.annotations.NullMarked;
