/**
 * Whether a user wants personal lists, and the erasure of a user.
 */
@NullMarked
package dev.recs.serving.personalization;

import org.jspecify.annotations.NullMarked;
