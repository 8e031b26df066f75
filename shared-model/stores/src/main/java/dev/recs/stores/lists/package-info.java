/**
 * Writes profiles and lists: two bulk writes to MongoDB, one pipeline to Redis. Newer wins in both.
 */
@NullMarked
package dev.recs.stores.lists;

import org.jspecify.annotations.NullMarked;
