package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** The disk of all three stores without a byte left; for a data folder on a small file system of its own only. */
record FullDisk(Duration full) implements Trouble {

    /** What it fills at most. */
    static final long SMALL = 4L << 30;

    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final int BLOCK = 1 << 20;
    private static final Duration AGAIN = Duration.ofMillis(100);

    @Override
    public String name() {
        return "disk full for %d s".formatted(full.toSeconds());
    }

    @Override
    public Duration length() {
        return BEFORE.plus(full).plusSeconds(2);
    }

    @Override
    public void happen(Stage stage, Random random, BooleanSupplier isOrdering) {
        Path filler = stage.folder().resolve("filler");
        Pause.sleep(BEFORE);
        try {
            long end = System.nanoTime() + full.toNanos();
            for (int size = BLOCK; System.nanoTime() < end; size = Math.max(1, size / 2)) {
                fill(filler, size);
                if (size == 1) {
                    Pause.sleep(AGAIN);
                }
            }
        } finally {
            delete(filler);
        }
    }

    /** Returns when not one block more has room. */
    private static void fill(Path filler, int size) {
        byte[] block = new byte[size];
        try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // No room: what was wanted.
        }
    }

    private static void delete(Path filler) {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
