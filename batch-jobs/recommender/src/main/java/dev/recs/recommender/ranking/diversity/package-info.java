/**
 * Keeps a list from saying the same thing over and over: maximal marginal relevance.
 *
 * <p>Input: the best products of a user with their scores, best first. Output: as many of them as the list holds, in the order in which they
 * are shown. One after the other, the product is chosen that has the largest
 *
 * <pre>value(j) = score(j) - strength · |score(j)| · max over the chosen i of similar(i, j)</pre>
 *
 * where {@code similar} is the sharpened cosine of the texts, in [0, 1], of the 100 nearest products that the catalog model keeps anyway. So a
 * near duplicate of what stands above goes down by up to {@code strength} of its score, and what resembles nothing stays where it is. Where
 * we leave the paper: the penalty is a part of the score instead of a part of 1, so that strength means the same for a user with large scores
 * and one with small ones. Scores and contributions stay as they are, only the order changes; a product that stands lower for it carries a
 * reason with the amount 0 that names the product it resembles.
 *
 * <p>Cost: a choice looks at the candidates only as far as their scores reach the best value, and at the 100 neighbours of the chosen. Ties:
 * the candidate that came first.
 *
 * <p>Carbonell, Goldstein: The use of MMR, diversity-based reranking for reordering documents. SIGIR 1998.
 */
@NullMarked
package dev.recs.recommender.ranking.diversity;

import org.jspecify.annotations.NullMarked;
