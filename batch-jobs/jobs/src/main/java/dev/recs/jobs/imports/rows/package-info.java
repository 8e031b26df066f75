/**
 * What a row says: ids, names, numbers, times, and the rules for what cannot be used.
 *
 * <p>A value that can be read in one way only is read so; one that can be read in two ways goes by what the others of its file tell, or is refused.
 */
@NullMarked
package dev.recs.jobs.imports.rows;

import org.jspecify.annotations.NullMarked;
