package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import dev.recs.servers.MongoStandIn;
import dev.recs.servers.Ports;
import dev.recs.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The embedded document store in a process of its own, so that it can be killed and stopped as the other two. */
final class DocumentStoreProcess implements Server, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int port = Ports.free();
    private @Nullable Process process;

    private DocumentStoreProcess(Path folder) {
        this.folder = folder;
    }

    static DocumentStoreProcess start(Path folder) {
        DocumentStoreProcess store = new DocumentStoreProcess(folder);
        store.start();
        return store;
    }

    /** Arguments: the file and the port. Ends with its standard input, so that it outlives nobody. */
    static void main(String[] arguments) throws IOException {
        MongoStandIn store = new MongoStandIn(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        store.start();
        while (System.in.read() >= 0) {
            // Nothing is asked of it there.
        }
        store.stop();
        System.exit(0);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        try {
            Path file = Files.createDirectories(folder.resolve("documents")).resolve("documents.mv");
            Process started = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            DocumentStoreProcess.class.getName(),
                            file.toString(),
                            Integer.toString(port)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("documents.log").toFile()))
                    .start();
            process = started;
            awaitAnswer(started);
        } catch (IOException e) {
            throw new UncheckedIOException("the document store could not be started", e);
        }
    }

    private void awaitAnswer(Process started) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the document store does not answer: see documents.log in %s".formatted(folder));
            }
            Pause.sleep(Duration.ofMillis(50));
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        end(false);
    }

    @Override
    public void kill() {
        end(true);
    }

    private void end(boolean isForced) {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            if (isForced) {
                running.destroyForcibly();
            } else {
                running.getOutputStream().close();
            }
            if (!running.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly();
            }
        } catch (IOException e) {
            running.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return process().isPresent();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    @Override
    public void close() {
        stop();
    }
}
