/** Tests of the statistics, and simulated experiments for those that need many. */
@NullMarked
package dev.recs.jobs.experiments.statistics;

import org.jspecify.annotations.NullMarked;
