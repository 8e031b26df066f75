/** Who finds the products that fit a text: the model in memory, or the vector search of MongoDB. */
@NullMarked
package dev.recs.pipeline.candidates;

import org.jspecify.annotations.NullMarked;
