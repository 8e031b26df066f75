/**
 * Who finds the products that fit a text: the model in memory, or the vector search of MongoDB for a catalog that memory cannot
 * hold. Both give product numbers with cosines, highest first; the ranking does not know which of them it was.
 */
@NullMarked
package dev.recs.pipeline.candidates;

import org.jspecify.annotations.NullMarked;
