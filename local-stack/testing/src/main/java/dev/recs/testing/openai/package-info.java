/**
 * A strict stand-in of OpenAI's embeddings API on loopback, for tests and benchmarks: it refuses what the documentation says is
 * refused, answers in the documented form, and can be told to misbehave. The real service was never asked.
 */
@NullMarked
package dev.recs.testing.openai;

import org.jspecify.annotations.NullMarked;
