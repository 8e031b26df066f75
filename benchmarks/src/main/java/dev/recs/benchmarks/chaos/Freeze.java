package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import dev.recs.servers.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A store that takes connections and answers nothing, and then goes on where it was: {@code SIGSTOP} and {@code SIGCONT}. */
record Freeze(Store store, Duration frozen) implements Trouble {

    private static final Duration BEFORE = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "%s stopped for %d s".formatted(store, frozen.toSeconds());
    }

    @Override
    public Duration length() {
        return BEFORE.plus(frozen).plusSeconds(2);
    }

    @Override
    public void happen(Stage stage, Random random, BooleanSupplier isOrdering) {
        long pid = stage.store(store).process().orElseThrow().pid();
        Pause.sleep(BEFORE);
        signal("-STOP", pid);
        try {
            Pause.sleep(frozen);
        } finally {
            signal("-CONT", pid);
        }
    }

    private static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
