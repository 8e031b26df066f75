package dev.recs.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every benchmark has. */
public final class BenchmarkOptions {

    @Option(
            names = "--data-dir",
            defaultValue = "data/bench",
            description = "where local servers keep their data (${DEFAULT-VALUE})")
    private Path dataDir = Path.of("data/bench");

    @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(names = "--out", description = "also add the figures, as one line of JSON, to this file")
    private @Nullable Path out;

    /** Names as typed on the command line. */
    enum Format {
        text,
        json
    }

    public Path dataDir() {
        return dataDir;
    }

    public void print(Figures figures) {
        String json = FiguresPrinter.json(figures);
        System.out.println(format == Format.json ? json : FiguresPrinter.table(figures));
        if (out != null) {
            append(out, json);
        }
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("figures could not be added to %s: give another --out".formatted(file), e);
        }
    }
}
