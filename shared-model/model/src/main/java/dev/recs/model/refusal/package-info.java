/**
 * What users take out of their profiles and lists: a product, a category, a purchase that was a gift, a search to be forgotten.
 *
 * <p>A refusal filters the activity that is loaded, before anything is computed from it; so the list of a user with refusals is that of
 * one who never had these signals. Of a forgotten search only a keyed hash is kept ({@link SearchHasher}).
 */
@NullMarked
package dev.recs.model.refusal;

import org.jspecify.annotations.NullMarked;
