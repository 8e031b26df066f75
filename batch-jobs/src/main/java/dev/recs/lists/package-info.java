/**
 * From scores to the list that is stored: what happens after the catalog is scored for a user.
 *
 * <p>The {@link dev.recs.ranking.Ranker} scores, {@link dev.recs.ranking.diversity.Diversifier} puts the best into an order that says more,
 * and the {@link dev.recs.lists.ListMaker} is the one place where the stages meet; the nightly run, the worker and {@code recs evaluate} call
 * the same. Pure: same inputs, same lists, bit for bit.
 */
@NullMarked
package dev.recs.lists;

import org.jspecify.annotations.NullMarked;
