/**
 * Answers as bytes: the body of every list that the API shows, and its ETag.
 */
@NullMarked
package dev.recs.serving.response;

import org.jspecify.annotations.NullMarked;
