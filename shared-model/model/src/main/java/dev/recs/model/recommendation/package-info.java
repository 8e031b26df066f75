/**
 * The list that a user is shown, with the reasons of each product on it.
 *
 * <p>A score is the sum of its contributions; the share of a reason is its part of the score.
 */
@NullMarked
package dev.recs.model.recommendation;

import org.jspecify.annotations.NullMarked;
