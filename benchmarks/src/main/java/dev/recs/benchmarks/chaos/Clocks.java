package dev.recs.benchmarks.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/**
 * The clock of a worker, without touching that of the machine: libfaketime reads an offset from a file. Monotonic clocks are left alone,
 * as they are when a machine's clock is set.
 */
final class Clocks {

    private final Path library;
    private final Path folder;

    /** @param library {@code libfaketime.so.1} */
    Clocks(Path library, Path folder) {
        this.library = library;
        this.folder = folder;
    }

    /** What a worker is started with. */
    Map<String, String> environment(int worker) {
        set(worker, Duration.ZERO);
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file(worker).toAbsolutePath().toString(),
                "FAKETIME_NO_CACHE", "1",
                "FAKETIME_DONT_RESET", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0"); // Else waits of a JVM end at once.
    }

    /** From now on the worker's clock is so far ahead of the machine's, or behind it. */
    void set(int worker, Duration ahead) {
        Path next = folder.resolve("clock-%d.next".formatted(worker));
        try {
            Files.writeString(next, "%+d\n".formatted(ahead.toSeconds()));
            Files.move(next, file(worker), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(int worker) {
        return folder.resolve("clock-%d".formatted(worker));
    }
}
