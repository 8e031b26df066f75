/**
 * The profile of a user: what was bought, searched for and looked at, in words and as a vector of unit length. Pure.
 *
 * <p>With {@code recs.profile.embedding=signals} the vector is {@code Σ_e w_e · v(text_e)} over the signals of the user, normalised. Texts of
 * products and of common searches are shared by many users, so a night sends the provider only what nobody had before. With
 * {@code text} it is the vector of one text, "User interests: [purchased: …] [searched: …] [viewed: …]": every user whose text changed
 * costs a text, and weights and decay play no part. An unchanged text is found in the cache by its hash. The text is stored either way.
 *
 * <p>A text may have no vector: the provider refuses it, or is away. The sum then runs over the texts that have one; scaling to unit length
 * renormalises their weights over what is there, all channels together, so a channel whose texts have none has no share. If none has one, the
 * profile has no vector.
 *
 * <p>The digest of everything a profile is made of, with the recipe, tells whether the stored one is still right and need not be written.
 */
@NullMarked
package dev.recs.recommender.profile;

import org.jspecify.annotations.NullMarked;
