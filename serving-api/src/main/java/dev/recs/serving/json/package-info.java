/**
 * JSON as bytes: pieces that are rendered once, and answers put together from them.
 *
 * <p>A product's piece is rendered when the catalog is read, not when it is asked for; an answer is a concatenation of pieces, and its
 * {@code ETag} a fingerprint of their bytes. So an answer costs neither a tree of objects nor a second pass of a serializer.
 */
@NullMarked
package dev.recs.serving.json;

import org.jspecify.annotations.NullMarked;
