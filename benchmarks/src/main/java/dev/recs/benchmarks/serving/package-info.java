/**
 * How fast the API answers: its throughput beside that of constant bytes through the same filters, its latency at half of it, and
 * what happens while Redis is killed. Load comes from {@code wrk}, which must be installed.
 */
@NullMarked
package dev.recs.benchmarks.serving;

import org.jspecify.annotations.NullMarked;
