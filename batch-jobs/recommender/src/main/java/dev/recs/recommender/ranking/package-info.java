/**
 * From signals to scores: {@code score(u, j) = Σ_e x_e · [a·together(e, j) + c·similar(e, j)] + …}, in full in docs/explanation/ranking.md.
 *
 * <p>The score is a sum, so every term is a reason. Scores are summed densely over the catalog first and handed on as
 * {@link dev.recs.recommender.ranking.Scored}; the reasons are collected in a second pass for the chosen products only. What becomes of a scored
 * catalog, from the order to the shelves, is the business of {@code dev.recs.lists}.
 */
@NullMarked
package dev.recs.recommender.ranking;

import org.jspecify.annotations.NullMarked;
