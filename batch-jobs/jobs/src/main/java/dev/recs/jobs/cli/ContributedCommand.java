package dev.recs.jobs.cli;

import java.util.concurrent.Callable;

/** A command of another module, found by {@link java.util.ServiceLoader}: {@code demo} is not in a production jar. */
public interface ContributedCommand extends Callable<Integer> {}
