/**
 * Speed, memory and cost, measured: {@code benchmarks/bench NAME}, described in {@code docs/guide/benchmarks.md}.
 *
 * <p>A benchmark is a public class that implements {@link dev.recs.benchmarks.Benchmark}, carries a picocli {@code @Command}, and is
 * named in {@code META-INF/services}. It fills {@link dev.recs.benchmarks.Figures} and prints them through
 * {@link dev.recs.benchmarks.BenchmarkOptions}, as a table or as JSON.
 */
@NullMarked
package dev.recs.benchmarks;

import org.jspecify.annotations.NullMarked;
