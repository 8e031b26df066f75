package dev.recs.recommender.model.training;

import dev.recs.recommender.history.Passes;
import dev.recs.recommender.history.Trainer;
import dev.recs.recommender.history.UserHistories;
import java.util.function.Function;

/**
 * Sums a matrix of pairs in blocks of rows, each in a pass over all users: memory is bounded, whatever the number of products and lines. A
 * usual catalog takes one pass.
 *
 * @param threads that sum at once
 * @param budget bytes for the rows of each of them
 */
record RowBlocks(UserHistories histories, int threads, long budget) {

    /** Of the heap, for the rows of all threads together. */
    private static final int HEAP_PART = 4;

    private static final long LEAST = 32L << 20;

    /**
     * Bytes for the rows of a thread below which one thread is better: with 125 MB each, two took 30 % more CPU for 10 million lines, because
     * fewer rows fitted into a pass, and the heap of 1 GiB was full (docs/log/learning.md).
     */
    private static final long WORTH_A_THREAD = 512L << 20;

    static RowBlocks of(UserHistories histories) {
        long budget = Math.max(LEAST, Runtime.getRuntime().maxMemory() / HEAP_PART);
        int threads = Math.clamp(budget / WORTH_A_THREAD, 1, Passes.threads(histories));
        return new RowBlocks(histories, threads, budget / threads);
    }

    /**
     * Sums as many rows as fit; with the first rows, what is summed along with them.
     *
     * @param begin the first of them
     * @param trainer makes one that sums into given rows
     */
    <T extends Trainer<T, ?>> T from(int begin, int products, Function<PairSums, T> trainer) {
        return Passes.sum(histories, () -> trainer.apply(new PairSums(products, begin, budget)), threads);
    }
}
