/**
 * Controllers of {@code /api/v1}, and what turns their failures into problems.
 */
@NullMarked
package dev.recs.serving.web;

import org.jspecify.annotations.NullMarked;
