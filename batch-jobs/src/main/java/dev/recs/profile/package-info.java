/**
 * The profile of a user: the weighted sum of the vectors of the signals' texts, of unit length. Pure.
 */
@NullMarked
package dev.recs.profile;

import org.jspecify.annotations.NullMarked;
