/**
 * The embedding provider, and everything that depends on the space of its vectors.
 *
 * <p>The space is the provider's name, the model and its dimensions: vectors of another space are never compared, so what holds vectors is
 * made here, together, from one setting. Without a key of a provider the vectors are made by hashing words, in this process.
 */
@NullMarked
package dev.recs.jobs.wiring.embedding;

import org.jspecify.annotations.NullMarked;
