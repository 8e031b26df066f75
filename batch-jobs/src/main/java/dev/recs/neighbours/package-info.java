/**
 * What the store as a whole teaches: products bought by the same people, products with similar texts, products bought
 * much of late. Learnt once a run, read by every user's ranking.
 *
 * <p>{@code boughtTogether}: EASE, ridge regression of each product on all others of time-decayed purchases. {@code next}: ridge
 * regression of each order on what its user had before, which keeps the product itself, so buying again and discovery come from one
 * equation. {@code similar}: {@code max(0, cos)^3} of mean-centred vectors. All are cut at the strongest neighbours of each product. The sums run in a fixed order on one thread, so the same
 * orders give the same model bit for bit.
 */
@NullMarked
package dev.recs.neighbours;

import org.jspecify.annotations.NullMarked;
