/**
 * Controllers of {@code /api/v1} and the problems they answer with.
 */
@NullMarked
package dev.recs.serving.web;

import org.jspecify.annotations.NullMarked;
