/**
 * Lists of now beside lists of another configuration, for the same users: what {@code recs diff} shows before a roll-out.
 *
 * <p>{@link dev.recs.evaluation.diff.OtherConfiguration} reads the file and refuses what does not shape lists;
 * {@link dev.recs.evaluation.diff.ListPreview} makes both lists of a sample without writing any; {@link dev.recs.evaluation.diff.ListDiff}
 * counts; the rest prints.
 */
@NullMarked
package dev.recs.evaluation.diff;

import org.jspecify.annotations.NullMarked;
