/**
 * What the shop wants of lists, whoever the user is: pin, boost, bury, exclude; said in one file.
 *
 * <p>Input: a YAML file ({@code recs.rules.file}). {@link dev.recs.recommender.rules.RuleFile} reads it and names everything that is wrong by its line;
 * nothing is guessed or left out. The {@link dev.recs.recommender.rules.RuleBook} is what was said; {@link dev.recs.recommender.rules.ActiveRules} is what holds at one
 * moment for one catalog: whether a product is hidden, and the factor of its score. Rules of one product multiply, in the order of the file;
 * excluded wins over pinned.
 *
 * <p>A factor {@code f} makes {@code s + (f - 1)·|s|} of a score {@code s}, so that a boost lifts scores below zero as well. The difference is a
 * contribution of its own, so contributions still add up. Boosts are applied to the whole catalog before the best are taken, and the popular
 * lists obey the same rules.
 *
 * <p>Cost: rules are matched once for a catalog and a span of time in which none begins or ends; after that, one array is read per product.
 */
@NullMarked
package dev.recs.recommender.rules;

import org.jspecify.annotations.NullMarked;
