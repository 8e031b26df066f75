package dev.recs.testing;

import dev.recs.servers.RedisProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Servers of Redis on loopback, to be killed and started again, each with an append-only file of its own. */
final class RedisNodes implements AutoCloseable {

    /** A sentinel that was not run for two seconds does nothing for thirty (its TILT), and may do so twice on a busy machine. */
    private static final long LIMIT_MS = 150_000;

    private final Path folder;
    private final Path program;
    private final Map<Integer, List<String>> options = new TreeMap<>();
    private final Map<Integer, Process> running = new TreeMap<>();

    RedisNodes(Path folder) {
        this.folder = folder;
        String installed = System.getenv("RECS_REDIS_FOLDER");
        this.program =
                installed == null ? RedisProgram.executable(folder.resolve("programs")) : Path.of(installed, "start");
    }

    /** Starts a server on a free port. */
    int start(String... more) {
        int port = freePort();
        List<String> all = new ArrayList<>(List.of("--port", Integer.toString(port)));
        all.addAll(List.of("--bind", "127.0.0.1", "--dir", home(port).toString(), "--save", "", "--appendonly", "yes"));
        all.addAll(List.of(more));
        options.put(port, all);
        restart(port);
        return port;
    }

    /** Starts a sentinel, which writes what it learns into its configuration. */
    int startSentinel(String configuration) {
        int port = freePort();
        Path file = home(port).resolve("sentinel.conf");
        try {
            Files.writeString(file, "port %d%nbind 127.0.0.1%ndir %s%n%s".formatted(port, home(port), configuration));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        options.put(port, List.of(file.toString(), "--sentinel"));
        restart(port);
        return port;
    }

    /** Starts a server again that was killed; it finds its data. */
    void restart(int port) {
        try {
            List<String> command = new ArrayList<>(List.of(program.toString()));
            command.addAll(options.getOrDefault(port, List.of()));
            running.put(
                    port,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(home(port).resolve("server.log").toFile())
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("Redis at " + port, () -> answers(port));
    }

    /** Ends a server without a word, as a power cut does. */
    void kill(int port) {
        Process process = running.remove(port);
        if (process == null) {
            throw new IllegalStateException("no server at " + port);
        }
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRunning(int port) {
        return running.containsKey(port);
    }

    private Path home(int port) {
        try {
            return Files.createDirectories(folder.resolve("node-" + port)).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.currentTimeMillis() + LIMIT_MS;
        while (!condition.getAsBoolean()) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("%s is not there after %d s".formatted(what, LIMIT_MS / 1000));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    static boolean answers(int port) {
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            return jedis.ping().equals("PONG");
        } catch (JedisException e) {
            return false;
        }
    }

    static boolean isReplicaInStep(int port) {
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            String replication = jedis.info("replication");
            return replication.contains("role:slave")
                    && replication.contains("master_link_status:up")
                    && replication.contains("master_sync_in_progress:0");
        } catch (JedisException e) {
            return false;
        }
    }

    /** Below the ports that the system gives out, so that the port of the cluster's bus, 10,000 above, is a port too. */
    private int freePort() {
        for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 9_000); port < 32_000; port++) {
            if (!options.containsKey(port) && isFree(port) && isFree(port + 10_000)) {
                return port;
            }
        }
        throw new AssertionError("no free port from 20000 to 32000");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::kill);
    }
}
