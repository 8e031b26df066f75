/**
 * The nightly job, measured as an operator runs it: {@code recs refresh --all} inside this process, watched by the JDK's Flight Recorder.
 *
 * <p>Nothing in the product is changed for it. CPU time is sampled every 10 ms of each thread's own CPU, so it does not grow when
 * others use the machine; a sample belongs to the first package under {@code dev.recs} that {@code Refresh.refresh} called. Reads and
 * writes of sockets are recorded one by one: their time is the time inside the stores, and a read after a write is a round
 * trip. What is left of CPU per user, stores apart, is the figure to compare between sizes.
 */
@NullMarked
package dev.recs.benchmarks.refresh;

import org.jspecify.annotations.NullMarked;
