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

    /** Of the heap, for the sums of all threads together. */
    private static final int HEAP_PART = 4;

    private static final long LEAST = 32L << 20;

    static RowBlocks of(UserHistories histories) {
        int threads = Passes.threads(histories);
        return new RowBlocks(
                histories, threads, Math.max(LEAST, Runtime.getRuntime().maxMemory() / HEAP_PART) / threads);
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
