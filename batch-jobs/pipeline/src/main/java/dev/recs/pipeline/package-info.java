/**
 * The heart: {@link dev.recs.pipeline.RefreshPipeline#refresh} takes a chunk of users from activity to publication.
 *
 * <pre>
 * activity → eligibility → signal → embedding → profile → ranking → save → publish
 * </pre>
 *
 * <p>Input: user ids and an as-of. Output: a {@link dev.recs.pipeline.RefreshAccount} with one outcome for each user, whose parts
 * add up. The nightly job calls it with chunks of 500, the worker with 1 to 50, {@code recs refresh --user-id} with those that
 * were named: a list is the same bit for bit in any of them. A chunk costs a constant number of round trips, and at most one
 * request series to the embedding provider for texts that nobody had before; users whose texts have no vector yet get a list by
 * words.
 *
 * <p>{@link dev.recs.pipeline.CatalogTraining} trains the model that the ranking needs, {@link dev.recs.pipeline.CatalogModels}
 * keeps its versions, {@link dev.recs.pipeline.ModelPublisher} writes what serving shows of it. Plain Java over the ports of
 * {@code dev.recs.stores}: whoever has this jar and its stores can run it, without Spring Boot or Batch.
 */
@NullMarked
package dev.recs.pipeline;

import org.jspecify.annotations.NullMarked;
