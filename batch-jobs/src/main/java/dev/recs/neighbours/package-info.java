/**
 * What the store as a whole teaches: products bought by the same people, products with similar texts, products bought
 * much of late. Learnt once a run, read by every user's ranking.
 *
 * <p>{@code boughtTogether}: cosine of the products' columns of time-decayed purchases, with a constant added to the denominator so
 * that two products with one common buyer are not the best of friends. {@code similar}: {@code max(0, cos)^2} of mean-centred
 * vectors. Both are cut at the strongest neighbours of each product. The sums run in a fixed order on one thread, so the same
 * orders give the same model bit for bit.
 */
@NullMarked
package dev.recs.neighbours;

import org.jspecify.annotations.NullMarked;
