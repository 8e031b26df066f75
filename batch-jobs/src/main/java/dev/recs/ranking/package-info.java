/**
 * From signals to a list: {@code score(u, j) = Σ_e w_e · [a·boughtTogether(e, j) + c·similar(e, j)] + p·cos(profile, j) +
 * r·rebuy(u, j) + t·trend(j)}.
 *
 * <p>The score is a sum, so every term is a reason. Scores are summed densely over the catalog first; the reasons are collected
 * in a second pass for the chosen products only.
 */
@NullMarked
package dev.recs.ranking;

import org.jspecify.annotations.NullMarked;
