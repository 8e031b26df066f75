package dev.recs.benchmarks.refresh;

import dev.recs.benchmarks.ProcessUse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * CPU time of this process, its native threads included, and of the local servers of a data folder: what a piece of work costs in
 * all, however busy the machine is.
 */
final class CpuClock {

    private final Path dataDir;
    private double last;

    CpuClock(Path dataDir) {
        this.dataDir = dataDir;
        this.last = now();
    }

    /** Seconds of CPU since the last lap. */
    double lap() {
        double now = now();
        double lap = now - last;
        last = now;
        return lap;
    }

    private double now() {
        return ProcessUse.cpuSeconds()
                + servers()
                                .flatMap(server -> server.info().totalCpuDuration().stream())
                                .mapToDouble(Duration::toMillis)
                                .sum()
                        / 1e3;
    }

    private Stream<ProcessHandle> servers() {
        Path file = dataDir.resolve("local-stack.properties");
        if (!Files.exists(file)) {
            return Stream.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be read".formatted(file), e);
        }
        return ProcessHandle.of(Long.parseLong(properties.getProperty("pid", "0"))).stream()
                .flatMap(owner -> Stream.concat(Stream.of(owner), owner.descendants()));
    }
}
