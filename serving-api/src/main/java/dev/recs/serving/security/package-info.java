/**
 * Whose token it is and what it opens.
 */
@NullMarked
package dev.recs.serving.security;

import org.jspecify.annotations.NullMarked;
