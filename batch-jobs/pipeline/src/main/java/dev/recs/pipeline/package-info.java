/**
 * The heart: {@link dev.recs.pipeline.RefreshPipeline#refresh} takes a chunk of users from activity to publication.
 */
@NullMarked
package dev.recs.pipeline;

import org.jspecify.annotations.NullMarked;
