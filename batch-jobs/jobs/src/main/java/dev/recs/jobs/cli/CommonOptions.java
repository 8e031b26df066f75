package dev.recs.jobs.cli;

import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;

/** Options that every command has. */
public final class CommonOptions {

    @Option(
            names = "--data-dir",
            defaultValue = "data",
            description = "where local servers keep their data (${DEFAULT-VALUE})")
    private Path dataDir = Path.of("data");

    @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE})")
    private Format format = Format.text;

    /** Names as typed on the command line. */
    enum Format {
        text,
        json
    }

    public Path dataDir() {
        return dataDir;
    }

    public boolean json() {
        return format == Format.json;
    }

    public Clock clock() {
        return Clock.systemUTC();
    }
}
