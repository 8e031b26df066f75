/**
 * Nearest products by MongoDB's vector search, for catalogs that one machine's memory cannot hold.
 *
 * <p><b>In:</b> a vector. <b>Out:</b> product ids with their cosine, nearest first. <b>How:</b> one aggregation whose first stage is
 * {@code $vectorSearch} as MongoDB documents it (index, path, queryVector, numCandidates, limit, filter). It is approximate: of the
 * true nearest it finds most, not all ({@code numCandidates} is 20 times the limit, as MongoDB advises).
 *
 * <p><b>Trap.</b> A search with an index that does not exist is no error to MongoDB: it finds nothing. So {@link
 * dev.recs.stores.vectorsearch.VectorIndexes#requireQueryable} is asked before the first search, and a server without vector search is one clear
 * line at start.
 *
 * <p>See docs/explanation/embeddings.md.
 */
@NullMarked
package dev.recs.stores.vectorsearch;

import org.jspecify.annotations.NullMarked;
