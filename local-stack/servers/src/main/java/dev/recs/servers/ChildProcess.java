package dev.recs.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server that runs as a process of its own and writes to a log file. */
final class ChildProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static ChildProcess start(String name, List<String> command, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new ServerFailure(name, "%s could not be run".formatted(command.getFirst()), e);
        }
    }

    /** @throws ServerFailure if the process ends, or does not answer in time; names the log file */
    void awaitReady(BooleanSupplier answers) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers.getAsBoolean()) {
            if (!process.isAlive()) {
                throw down("the embedded server ended with code %d while starting".formatted(process.exitValue()));
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw down("the embedded server did not answer within " + START_LIMIT);
            }
            Pauses.sleep(PAUSE);
        }
    }

    void stop() {
        process.destroy();
        if (!endsWithin(STOP_LIMIT)) {
            kill();
        }
    }

    void kill() {
        process.destroyForcibly();
        endsWithin(STOP_LIMIT);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ServerFailure down(String what) {
        return new ServerFailure(name, "%s: see %s".formatted(what, log), new IllegalStateException(what));
    }
}
