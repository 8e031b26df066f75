/**
 * What runs now: the file of experiments held against what was started, and the settings of lists of every variant.
 *
 * <p>An experiment runs if somebody started it ({@code recs experiment start}, table {@code recs_experiments}), nobody stopped it and its time is
 * not over. Every process that makes lists reads its definition from its own file, and refuses one that is not that of the start: otherwise a
 * nightly job and a worker could make different lists of one variant. What is in force is looked up as rules are, before a run and every two
 * seconds by a worker; a run keeps to its end what held at its beginning.
 */
@NullMarked
package dev.recs.pipeline.experiments;

import org.jspecify.annotations.NullMarked;
