/** Vectors of texts and products in MongoDB, and what was sent to the provider. */
@NullMarked
package dev.recs.stores.embeddings;

import org.jspecify.annotations.NullMarked;
