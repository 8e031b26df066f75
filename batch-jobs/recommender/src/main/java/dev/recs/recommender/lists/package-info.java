/**
 * From scores to what is stored for a user: what happens around and after the scoring of the catalog.
 *
 * <p>The {@link dev.recs.recommender.lists.ListMaker} is the one place where the stages meet: what was shown often loses a part of its score
 * ({@code rotation}), the shop's {@code rules} hide and weigh, the {@code ranking} finds the best, {@code ranking.diversity} puts them into an
 * order that says more, pins get their places, and {@code shelves} makes rows of what the list does not show. The nightly job, the worker and
 * {@code recs evaluate} call the same. Pure: same inputs, same lists, bit for bit. Every step that changes a score or a place leaves a
 * contribution, so that contributions add up to the score.
 */
@NullMarked
package dev.recs.recommender.lists;

import org.jspecify.annotations.NullMarked;
