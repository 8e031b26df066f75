package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import dev.recs.benchmarks.freshness.TestShop;
import dev.recs.jobs.token.TokenSigner;
import dev.recs.servers.Ports;
import dev.recs.servers.ServerAddresses;
import dev.recs.stores.ErasureKey;
import dev.recs.testing.JobsBesideApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The API as a process of its own, started again when it was killed, and a page that reads lists of it all the time. */
final class ApiKeeper implements AutoCloseable {

    private static final String SECRET = "a secret for the benchmark, 32 bytes";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_READS = Duration.ofMillis(50);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private final TestShop shop;
    private final Path folder;
    private final Builds builds;
    private final int port = Ports.free();
    private final String token = new TokenSigner(SECRET, Clock.systemUTC())
            .sign(List.of("recs:read"), Optional.empty(), Duration.ofHours(12));
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(READ_TIMEOUT).build();
    private final Map<String, Integer> wrong = new TreeMap<>();
    private final Thread reader;
    private volatile Process process;
    private volatile boolean closed;
    private volatile boolean mayBeAway;
    private volatile List<String> users = List.of();
    private long reads;

    ApiKeeper(TestShop shop, Path folder, Builds builds) {
        this.shop = shop;
        this.folder = folder;
        this.builds = builds;
        this.process = start();
        awaitAnswer();
        this.reader = Thread.ofPlatform().name("page").start(this::read);
    }

    /** Whose lists are read from now on. */
    void readListsOf(List<String> ofUsers) {
        users = List.copyOf(ofUsers);
    }

    /** As {@code kill -9}; the page's thread starts it again at once, as a supervisor does. */
    void kill() {
        mayBeAway = true;
        Process killed = process;
        killed.destroyForcibly();
        waitForEnd(killed);
        mayBeAway = true; // The page may have heard the last answer of the old one meanwhile.
    }

    /** Returns when it answers, however often it was killed. */
    void awaitUp() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (mayBeAway && System.nanoTime() < end) {
            Pause.sleep(Duration.ofMillis(100));
        }
    }

    /** Reads that got something else than a list, while the API was not killed, by what they got; since the last call. */
    synchronized List<String> wrong() {
        if (mayBeAway) {
            wrong.merge("nothing: the API did not come back", 1, Integer::sum);
        }
        List<String> lines = wrong.entrySet().stream()
                .map(entry -> "%d reads of lists got %s".formatted(entry.getValue(), entry.getKey()))
                .toList();
        wrong.clear();
        return lines;
    }

    synchronized long reads() {
        return reads;
    }

    /** What the API answers a page of the user. */
    String list(String user) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:%d/api/v1/users/%s/recommendations".formatted(port, user)))
                        .timeout(READ_TIMEOUT)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        return response.statusCode() == HttpURLConnection.HTTP_OK ? response.body() : "status " + response.statusCode();
    }

    private void read() {
        int number = 0;
        while (!closed) {
            Pause.sleep(BETWEEN_READS);
            if (mayBeAway) {
                startAgain();
            }
            List<String> now = users;
            if (!now.isEmpty()) {
                readOne(now.get(number++ % now.size()));
            }
        }
    }

    private void startAgain() {
        if (!process.isAlive()) {
            process = start();
        }
        if (answers()) {
            mayBeAway = false;
        }
    }

    private void readOne(String user) {
        boolean couldBeAway = mayBeAway;
        String fault;
        try {
            String body = list(user);
            fault = body.contains("\"productId\"") ? "" : body.substring(0, Math.min(body.length(), 100));
        } catch (IOException e) {
            fault = e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (this) {
            reads++;
            if (!fault.isEmpty() && !couldBeAway && !mayBeAway) {
                wrong.merge(fault, 1, Integer::sum);
            }
        }
    }

    private Process start() {
        ServerAddresses stores = shop.addresses();
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        builds.next().api(),
                        "dev.recs.serving.ServingApplication")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("api.log").toFile()));
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("RECS_MYSQL_URL", stores.mysqlUrl()),
                        Map.entry("RECS_MYSQL_USER", stores.mysqlUser()),
                        Map.entry("RECS_MYSQL_PASSWORD", stores.mysqlPassword()),
                        Map.entry("RECS_MONGODB_URI", stores.mongodbUri()),
                        Map.entry("RECS_REDIS_URL", stores.redisUrl()),
                        Map.entry(
                                "RECS_ERASURE_KEY",
                                new String(shop.bean(ErasureKey.class).bytes(), StandardCharsets.UTF_8)),
                        Map.entry("RECS_SERVING_JWTSECRET", SECRET),
                        Map.entry("RECS_SERVING_RATELIMIT_PERSECOND", "0"),
                        Map.entry("SERVER_ADDRESS", "127.0.0.1"),
                        Map.entry("SERVER_PORT", Integer.toString(port)),
                        Map.entry("MANAGEMENT_SERVER_PORT", "0"),
                        Map.entry("SPRING_AUTOCONFIGURE_EXCLUDE", JobsBesideApi.EXCLUDED)));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the API could not be started", e);
        }
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the API does not answer: see api.log in %s".formatted(folder));
            }
            Pause.sleep(Duration.ofMillis(100));
        }
    }

    private boolean answers() {
        try {
            return list(TestShop.customer(0)).contains("\"productId\"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void waitForEnd(Process ending) {
        try {
            ending.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
        process.destroy();
        waitForEnd(process);
    }
}
