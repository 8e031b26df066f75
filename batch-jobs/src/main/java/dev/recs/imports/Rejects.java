package dev.recs.imports;

import dev.recs.model.failure.BadInput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bad rows, one a line: file, line, reason. */
final class Rejects implements AutoCloseable {

    private final BufferedWriter out;
    private long count;

    private Rejects(BufferedWriter out) {
        this.out = out;
    }

    /**
     * Begins the file anew.
     *
     * @throws BadInput if it cannot be written
     */
    static Rejects into(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new Rejects(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new BadInput(
                    "rejects file %s cannot be written (%s): give another with --rejects"
                            .formatted(file, e.getMessage()),
                    e);
        }
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

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("rejects file could not be written", e);
        }
    }
}
