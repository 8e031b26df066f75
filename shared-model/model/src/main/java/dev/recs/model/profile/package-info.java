/**
 * What we know of a user's taste: a vector, and what it was made of. No name, e-mail or address anywhere.
 */
@NullMarked
package dev.recs.model.profile;

import org.jspecify.annotations.NullMarked;
