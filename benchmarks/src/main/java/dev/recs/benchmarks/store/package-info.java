/**
 * Generated stores of any size: the same seed gives the same store.
 *
 * <p>Every product and query belongs to one of 100 clusters of taste; how much is bought falls with the rank by Zipf's law, among
 * clusters and inside them. A user likes one to three clusters and buys four of five things there, the rest anywhere. Each
 * user is drawn from a random generator of their own, so a store is generated as a stream, in parts, and loading one can
 * go on where it stopped. Purchases are about ten lines a user in 3.5 orders over a year; half of the users searched, half viewed.
 */
@NullMarked
package dev.recs.benchmarks.store;

import org.jspecify.annotations.NullMarked;
