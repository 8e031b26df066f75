package dev.recs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command of {@code recs} in a JVM of its own, as an operator starts it; to be killed, or to look at its exit code and words. */
public final class RecsProcess implements AutoCloseable {

    private static final long LIMIT_SECONDS = 240;

    /** Among the fields of {@code /proc/<pid>/stat} after the name. */
    private static final int NICENESS = 16;

    private final Process process;
    private final Path out;
    private final Path err;

    private RecsProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it.
     *
     * @param settings by their names, as in {@code recs.mysql.url}
     */
    public static RecsProcess start(Path folder, Map<String, String> settings, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        settings.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.recs.jobs.cli.Recs"));
        command.addAll(List.of(arguments));
        return start(folder, command);
    }

    /** Starts any program. */
    public static RecsProcess start(Path folder, List<String> command) {
        return start(folder, command, Map.of());
    }

    /**
     * Starts any program.
     *
     * @param variables of its environment, which has no others of recs
     */
    public static RecsProcess start(Path folder, List<String> command, Map<String, String> variables) {
        try {
            Path out = Files.createTempFile(folder, "out", ".log");
            Path err = Files.createTempFile(folder, "err", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            new HashMap<>(builder.environment())
                    .keySet().stream()
                            .filter(name -> name.startsWith("RECS_") || name.startsWith("OPENAI_"))
                            .forEach(builder.environment()::remove);
            builder.environment().putAll(variables);
            return new RecsProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. @return the exit code */
    public int exitCode() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still runs after %d s: %s".formatted(LIMIT_SECONDS, err()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Of each thread, on Linux. */
    public List<Integer> niceness() {
        List<Integer> niceness = new ArrayList<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                List<String> afterTheName =
                        List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
                niceness.add(Integer.valueOf(afterTheName.get(NICENESS)));
            }
        } catch (NoSuchFileException e) {
            return niceness(); // A thread has ended meanwhile.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return niceness;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** As {@code kill}. */
    public void terminate() {
        process.destroy();
    }

    /** What it printed as its answer. */
    public String out() {
        return text(out);
    }

    /** What it said beside that: its log, and its last words. */
    public String err() {
        return text(err);
    }

    /** Its words without the lines of the log. */
    public List<String> complaints() {
        return err().lines()
                .filter(line -> !line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+ (INFO|WARN|DEBUG) .*"))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
