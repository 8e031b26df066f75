/**
 * Profiles and lists: written to MongoDB by two bulk writes, published to Redis by one pipeline.
 *
 * <p>{@link dev.recs.stores.lists.Profiles} and {@link dev.recs.stores.lists.Recommendations} are what is kept, {@link
 * dev.recs.stores.lists.PublishedLists} what serving reads. In all three the newer of two versions, by as-of and then by the
 * newest activity it saw, wins: in MongoDB the filter of the upsert matches older documents only, and a duplicate key means that a
 * newer one is there; in Redis one script compares the envelopes of both values, and refuses who has a tombstone or an opt-out
 * flag. So writes may be repeated, and two refreshes of a user may race. Published values expire ({@link
 * dev.recs.stores.lists.CacheTimes}); serving puts them back.
 */
@NullMarked
package dev.recs.stores.lists;

import org.jspecify.annotations.NullMarked;
