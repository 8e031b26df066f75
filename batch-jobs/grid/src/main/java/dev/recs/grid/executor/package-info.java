/**
 * What an executor runs: pipeline, stores and recommender, plain Java of release 21, and nothing of the jobs.
 *
 * <p>An executor does not see the settings of the driver. They come with the job ({@link dev.recs.grid.executor.GridOrder}), but for
 * addresses, passwords and keys: those the executor has itself ({@link dev.recs.grid.executor.Secrets}). It opens stores and model once
 * ({@link dev.recs.grid.executor.OpenPipelines}) and refuses to work with another key, shop, model, recipe or build than the driver's.
 */
@NullMarked
package dev.recs.grid.executor;

import org.jspecify.annotations.NullMarked;
