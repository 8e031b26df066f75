/**
 * The operator's commands.
 */
@NullMarked
package dev.recs.jobs.cli;

import org.jspecify.annotations.NullMarked;
