/**
 * What an operator does with experiments: see them, start and stop them ({@link dev.recs.jobs.experiments.KnownExperiments}).
 *
 * <p>What they are is defined in a file ({@code dev.recs.recommender.experiments}); that one runs is a row of {@code recs_experiments}, so that
 * all processes agree; lists follow with the next run and, of users who do something, within two seconds.
 */
@NullMarked
package dev.recs.jobs.experiments;

import org.jspecify.annotations.NullMarked;
