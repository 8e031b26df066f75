/**
 * Every order line of the store as a stream, for the models that learn from all of them.
 */
@NullMarked
package dev.recs.recommender.history;

import org.jspecify.annotations.NullMarked;
