/**
 * The report of an experiment: what its variants came to, and what can be said of them now.
 *
 * <p>Rows of {@code recs_events} are read user by user, one user in memory; with the totals of erased users they come to exact sums by variant
 * ({@link dev.recs.jobs.experiments.report.ExperimentFigures}). From these alone everything else follows ({@link
 * dev.recs.jobs.experiments.report.ExperimentReport}): each metric of each variant beside the first one, with an always-valid interval, the
 * check of the shares, and one sentence ({@link dev.recs.jobs.experiments.report.Conclusion}).
 *
 * <p>Only events of the experiment's variants count, of answers from its start to its end: an answer that was made before the stop and seen
 * after it counts nowhere.
 */
@NullMarked
package dev.recs.jobs.experiments.report;

import org.jspecify.annotations.NullMarked;
