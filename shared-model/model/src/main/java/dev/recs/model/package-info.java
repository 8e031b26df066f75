/**
 * The nouns of the product: identifiers, embeddings and the version of what was written.
 *
 * <p>Everything here is a value: immutable, validated where it is made, without a connection to anything. The batch
 * jobs write these values, the API reads them, and neither knows the other.
 */
@NullMarked
package dev.recs.model;

import org.jspecify.annotations.NullMarked;
