package dev.recs.recommender.history;

import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A pass over all users: each thread sums a part of them with a trainer of its own, then the sums are merged. */
public final class Passes {

    /** Lines below which one thread is faster. */
    private static final int WORTH_A_THREAD = 50_000;

    private static final int MAX_THREADS = 4;

    private Passes() {}

    /** Trainers that a pass over these histories makes at once. */
    public static int threads(UserHistories histories) {
        int cores = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        return Math.clamp(histories.lineCount() / WORTH_A_THREAD, 1, cores);
    }

    /** @param trainer makes as many as there are threads, all alike */
    public static <T extends Trainer<T, ?>> T sum(UserHistories histories, Supplier<T> trainer) {
        return sum(histories, trainer, threads(histories));
    }

    /** @param parts summed at once, and merged in their order */
    public static <T extends Trainer<T, ?>> T sum(UserHistories histories, Supplier<T> trainer, int parts) {
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    T sums = trainer.get();
                    histories.forEachUser(part, parts, sums::add);
                    return sums;
                })
                .reduce((first, second) -> {
                    first.merge(second);
                    return first;
                })
                .orElseThrow();
    }
}
