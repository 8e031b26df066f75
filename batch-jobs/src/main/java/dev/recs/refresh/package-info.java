/**
 * The heart: {@link dev.recs.refresh.Refresh#refresh} takes a chunk of users from activity to publication.
 */
@NullMarked
package dev.recs.refresh;

import org.jspecify.annotations.NullMarked;
