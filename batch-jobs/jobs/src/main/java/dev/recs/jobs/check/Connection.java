package dev.recs.jobs.check;

/**
 * What trying one dependency gave.
 *
 * @param name as an operator calls it
 * @param answer what it said, or why it did not
 */
public record Connection(String name, boolean up, String answer) {}
