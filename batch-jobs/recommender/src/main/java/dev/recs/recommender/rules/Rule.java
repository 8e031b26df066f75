package dev.recs.recommender.rules;

/**
 * One entry of the file.
 *
 * @param name as the operator calls it; "rule in line 7" if it has none
 * @param line in the file, from 1
 */
record Rule(String name, int line, Action action, Selector selector, Period period) {}
