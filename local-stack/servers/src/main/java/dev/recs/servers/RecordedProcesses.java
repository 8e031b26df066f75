package dev.recs.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that a folder's servers run as, in a file: what a killed owner leaves behind is found and ended by it.
 *
 * <p>An id alone may belong to somebody else by now, so the start time and the executable have to match as well.
 */
final class RecordedProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedProcesses.class);
    /** The system counts start times from a boot time that moves by about a second when the clock is set. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(3);

    private static final long END_LIMIT_SECONDS = 20;

    private final Path file;

    RecordedProcesses(Path file) {
        this.file = file;
    }

    synchronized void add(ProcessHandle process) {
        String line = "%d\t%s\t%s%n".formatted(process.pid(), startOf(process), commandOf(process));
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("process could not be recorded in " + file, e);
        }
    }

    /** Ends those that still run and forgets all. */
    synchronized void endAll() {
        try {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                lines.stream()
                        .map(RecordedProcesses::running)
                        .flatMap(Optional::stream)
                        .forEach(RecordedProcesses::end);
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("recorded processes could not be read from " + file, e);
        }
    }

    /** The process that a line names, unless it has ended or its id is another's. */
    private static Optional<ProcessHandle> running(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 3 || !fields[0].matches("\\d+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(fields[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> commandOf(process).equals(fields[2]))
                .filter(process -> Duration.between(Instant.parse(fields[1]), startOf(process))
                                .abs()
                                .compareTo(CLOCK_TOLERANCE)
                        < 0);
    }

    private static void end(ProcessHandle process) {
        LOG.warn("ending process {} ({}), left by a local stack that was killed", process.pid(), commandOf(process));
        process.destroy();
        if (!endsInTime(process)) {
            process.destroyForcibly();
            endsInTime(process);
        }
    }

    private static boolean endsInTime(ProcessHandle process) {
        try {
            process.onExit().get(END_LIMIT_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static String commandOf(ProcessHandle process) {
        return process.info().command().orElse("");
    }
}
