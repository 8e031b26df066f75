/**
 * What users did, up to a moment: the first stage of a refresh.
 *
 * <p>One SQL statement reads the users of a chunk, one their purchases, one Redis pipeline their searches, views and what they were
 * shown.
 * Whatever happened after {@code asOf} is left out, so that a run repeated with its own {@code asOf} reads the same.
 */
@NullMarked
package dev.recs.stores.activity;

import org.jspecify.annotations.NullMarked;
