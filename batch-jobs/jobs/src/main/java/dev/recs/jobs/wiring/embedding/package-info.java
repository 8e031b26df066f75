/**
 * The embedding provider, and everything that depends on the space of its vectors.
 */
@NullMarked
package dev.recs.jobs.wiring.embedding;

import org.jspecify.annotations.NullMarked;
