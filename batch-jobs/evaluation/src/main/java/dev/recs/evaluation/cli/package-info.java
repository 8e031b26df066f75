/**
 * The commands that measure and compare: {@code evaluate}, {@code tune} and {@code diff}. A history comes from two files, and then
 * no server is started, or from the stores ({@code HistorySources}, which connects when it is asked for one).
 */
@NullMarked
package dev.recs.evaluation.cli;

import org.jspecify.annotations.NullMarked;
