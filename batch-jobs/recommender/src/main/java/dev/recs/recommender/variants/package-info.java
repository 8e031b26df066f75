/**
 * Which products of a catalog are one product to a user: variants, and the families of designs.
 *
 * <p>Input: the catalog. <b>Variants</b> have the same {@code group_id}; where the store tells none, their names are equal up to a suffix after
 * " - ", " / ", a comma or an opening bracket that is made of sizes, colours and counts only ("Shirt - Black / XL" and "Shirt (S)"). A list
 * holds one of them. <b>Families</b> are wider: names that are equal but for a colour, a count or one to three words that change from design to design
 * ("PACK OF 12 PINK PAISLEY TISSUES"), or begin or end with one noun that names the thing ("DOORMAT TOPIARY"). Things of one design are none. A list may hold several, and nobody is kept from a design because of another one.
 *
 * <p>Both are found from the names once for a catalog: some twenty templates a name, each a 64-bit hash, counted in one map. What a quarter of the
 * catalog shares ("product 1", "product 2") says nothing and is no family; names that half of the catalog shares make no variants.
 */
@NullMarked
package dev.recs.recommender.variants;

import org.jspecify.annotations.NullMarked;
