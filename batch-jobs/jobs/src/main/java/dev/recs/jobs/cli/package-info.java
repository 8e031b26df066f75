/**
 * The operator's commands.
 *
 * <p>A command is a class with options, which picocli fills, and a {@code call} that opens a {@link
 * dev.recs.jobs.app.CommandContext}, takes its work from it (a class or record whose constructor asks for beans), and prints.
 * Answers go to standard output, as text or JSON; the log and complaints to standard error. What is wrong with options is said
 * before anything is opened. Exit codes are those of {@link dev.recs.jobs.cli.ExitCodes}. Commands that run for long end in good
 * order on a signal ({@code LongRunning}) and, if they serve, wait for stores that are not up yet ({@code StoreWait}).
 *
 * <p>Commands of other modules ({@code demo}, {@code evaluate}, {@code tune}, {@code diff}) are found by {@link
 * dev.recs.jobs.cli.ContributedCommand}, so this module knows none of them.
 */
@NullMarked
package dev.recs.jobs.cli;

import org.jspecify.annotations.NullMarked;
