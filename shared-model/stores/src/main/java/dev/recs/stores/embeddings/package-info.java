/**
 * Vectors of texts and products in MongoDB, and what was sent to the provider.
 *
 * <p>The cache is keyed by space (model, dimensions, version) and SHA-256 of the text, so a text is embedded once, whoever has it.
 * Product vectors carry the hash of their text. A vector is stored as binary (BSON subtype 9 on a real server) and read in every
 * form that other writers use.
 */
@NullMarked
package dev.recs.stores.embeddings;

import org.jspecify.annotations.NullMarked;
