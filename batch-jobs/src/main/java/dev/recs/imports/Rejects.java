package dev.recs.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bad rows, one a line: file, line, reason. */
final class Rejects {

    private final BufferedWriter out;
    private long count;

    Rejects(BufferedWriter out) {
        this.out = out;
    }

    void add(Path file, long line, @Nullable String reason) {
        try {
            out.write("%s:%d: %s%n".formatted(file.getFileName(), line, reason));
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException("rejects file could not be written", e);
        }
    }

    long count() {
        return count;
    }
}
