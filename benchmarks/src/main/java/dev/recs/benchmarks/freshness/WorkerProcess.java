package dev.recs.benchmarks.freshness;

import dev.recs.benchmarks.Build;
import dev.recs.servers.ServerAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@code recs} command in a process of its own, mostly {@code recs worker}. */
public final class WorkerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final int managementPort;

    private WorkerProcess(Process process, int managementPort) {
        this.process = process;
        this.managementPort = managementPort;
    }

    public static WorkerProcess worker(ServerAddresses stores, Path folder) {
        return start(stores, folder, "worker");
    }

    /** @param folder for its log and its key of erasures */
    public static WorkerProcess start(ServerAddresses stores, Path folder, String... arguments) {
        return start(Build.own(), stores, folder, Map.of(), arguments);
    }

    /** @param environment beside that of this process */
    public static WorkerProcess start(
            Build build, ServerAddresses stores, Path folder, Map<String, String> environment, String... arguments) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                build.jobs(),
                "dev.recs.jobs.cli.Recs"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data-dir", folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(arguments[0] + ".log").toFile()));
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "RECS_MYSQL_URL", stores.mysqlUrl(),
                        "RECS_MYSQL_USER", stores.mysqlUser(),
                        "RECS_MYSQL_PASSWORD", stores.mysqlPassword(),
                        "RECS_MONGODB_URI", stores.mongodbUri(),
                        "RECS_MONGODB_VECTORFORMAT", "plain-binary",
                        "RECS_REDIS_URL", stores.redisUrl(),
                        "RECS_MANAGEMENT_WORKERPORT", Integer.toString(port)));
        try {
            return new WorkerProcess(builder.start(), port);
        } catch (IOException e) {
            throw new UncheckedIOException("a worker could not be started", e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Of a process that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** As {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        waitFor(PATIENCE);
    }

    public boolean waitFor(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    public boolean isUp() {
        return !page("health").isEmpty();
    }

    /** Returns when it answers. */
    public void awaitUp() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isUp()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException(
                        "worker does not answer on port %d: see its log".formatted(managementPort));
            }
            Pause.sleep(Duration.ofMillis(100));
        }
    }

    /** Sum of a counter over its tags; 0 while the worker does not answer. */
    double counted(String metric) {
        return page("prometheus")
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        process.destroy();
        if (!waitFor(Duration.ofSeconds(15))) {
            kill();
        }
    }

    private String page(String name) {
        URI uri = URI.create("http://127.0.0.1:%d/actuator/%s".formatted(managementPort, name));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
