/**
 * What we know of a user's preferences: a vector, and what it was made of. No name, e-mail or address anywhere; a vector carries
 * its space, and vectors of different spaces never meet.
 */
@NullMarked
package dev.recs.model.profile;

import org.jspecify.annotations.NullMarked;
