/**
 * The three ways in which something can fail, so that a caller can decide what to do by type.
 *
 * <p>{@link dev.recs.model.failure.BadInput} may be skipped and is counted; {@link dev.recs.model.failure.DependencyDown}
 * is worth a retry; {@link dev.recs.model.failure.Misconfigured} always stops the run.
 */
@NullMarked
package dev.recs.model.failure;

import org.jspecify.annotations.NullMarked;
