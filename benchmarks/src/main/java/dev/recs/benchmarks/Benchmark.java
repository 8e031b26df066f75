package dev.recs.benchmarks;

import java.util.concurrent.Callable;

/** A measurement with a command of its own, found by {@link java.util.ServiceLoader}; answers an exit code. */
public interface Benchmark extends Callable<Integer> {}
