package dev.recs.jobs.imports.load;

import dev.recs.model.failure.BadInput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bad rows and fields, one a line: file, line, reason. */
final class Rejects implements AutoCloseable {

    private final BufferedWriter out;
    private long count;
    private long warnings;

    /** @param out writes half a character, as a file may hold one, as a question mark: it must not end the import */
    private Rejects(BufferedWriter out) {
        this.out = out;
    }

    /**
     * Begins the file anew.
     *
     * @param inputs that it must not be, by whatever name
     * @throws BadInput if it is one of them, or cannot be written
     */
    static Rejects into(Path file, List<Path> inputs) {
        try {
            for (Path input : inputs) {
                refuse(file, input);
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new Rejects(
                    new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new BadInput(
                    "rejects file %s cannot be written (%s): give another with --rejects"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** A row that is not imported. */
    void add(Path file, long line, @Nullable String reason) {
        write(RejectLine.of(file, line, reason));
        count++;
    }

    /** A field without which its row is imported. */
    void warn(Path file, long line, @Nullable String reason) {
        write(RejectLine.of(file, line, "warning: %s; imported without it".formatted(reason)));
        warnings++;
    }

    /** Why the import ended, so that nobody takes an earlier report for this one. */
    void end(@Nullable String reason) {
        write(RejectLine.printable(String.valueOf(reason)));
    }

    long count() {
        return count;
    }

    long warnings() {
        return warnings;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("rejects file could not be written", e);
        }
    }

    /** Links, too: writing would empty the input. */
    private static void refuse(Path file, Path input) throws IOException {
        if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
            throw new BadInput("rejects file %s is the input %s, which it would empty: give another with --rejects"
                    .formatted(file, input));
        }
    }

    private void write(String line) {
        try {
            out.write(line);
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException("rejects file could not be written", e);
        }
    }
}
