/** Tests of the report of an experiment. */
@NullMarked
package dev.recs.jobs.experiments.report;

import org.jspecify.annotations.NullMarked;
