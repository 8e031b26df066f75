/**
 * Turns texts into vectors. A text is sent to the model once: vectors are cached in MongoDB by the space and the
 * SHA-256 of the text.
 */
@NullMarked
package dev.recs.embedding;

import org.jspecify.annotations.NullMarked;
