/**
 * Which experiments were started and stopped, so that all processes agree: table {@code recs_experiments}.
 *
 * <p>An experiment is started once. Its name is the salt of the assignment and part of every variant's hash; a second run of the same name
 * would get the same users, with all that the first had done to them, and its events could not be told apart.
 */
@NullMarked
package dev.recs.stores.experiments;

import org.jspecify.annotations.NullMarked;
