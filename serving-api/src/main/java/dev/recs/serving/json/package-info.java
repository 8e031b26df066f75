/**
 * JSON as bytes: pieces that are rendered once, and answers put together from them.
 */
@NullMarked
package dev.recs.serving.json;

import org.jspecify.annotations.NullMarked;
