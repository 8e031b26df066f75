package dev.recs.benchmarks.serving;

import com.mongodb.client.MongoDatabase;
import dev.recs.app.RecsApplication;
import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.BenchmarkOptions;
import dev.recs.benchmarks.Figures;
import dev.recs.benchmarks.serving.Wrk.Load;
import dev.recs.serving.ServingApplication;
import dev.recs.serving.ServingServer;
import dev.recs.serving.catalog.Catalog;
import dev.recs.stores.StoreAddresses;
import dev.recs.token.TokenSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import redis.clients.jedis.RedisClient;

/** {@code bench serving}. */
@Command(name = "serving", mixinStandardHelpOptions = true, description = "The API under load, beside its ceiling.")
public final class ServingBenchmark implements Benchmark {

    private static final String SECRET = "a secret for the benchmark, 32 bytes";
    private static final String OWN = "/api/v1/users/%s/recommendations";
    private static final String CONSTANT = "/bench/users/%s/constant";
    private static final double HALF = 0.5;

    @Mixin
    private final BenchmarkOptions options = new BenchmarkOptions();

    @Option(names = "--seconds", defaultValue = "15", description = "of each load (${DEFAULT-VALUE})")
    private int seconds = 15;

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "1,32,100",
            description = "of each load (${DEFAULT-VALUE})")
    private List<Integer> connections = List.of(1, 32, 100);

    @Override
    public Integer call() {
        String token = new TokenSigner(SECRET, Clock.systemUTC())
                .sign(List.of("recs:read"), Optional.empty(), Duration.ofHours(2));
        try (ConfigurableApplicationContext recs = RecsApplication.open(options.dataDir())) {
            SampleLists lists = new SampleLists();
            lists.saveProducts(recs.getBean(JdbcTemplate.class));
            lists.saveLists(recs.getBean(MongoDatabase.class));
            lists.warm(recs.getBean(RedisClient.class));
            try (ServingServer server =
                    ServingApplication.start(settings(recs.getBean(StoreAddresses.class)), ConstantAnswer.class)) {
                server.bean(Catalog.class).refresh();
                options.print(measure(server, token, lists, recs.getBean(RedisClient.class)));
            }
            return 0;
        }
    }

    private Figures measure(ServingServer server, String token, SampleLists lists, RedisClient redis) {
        String address = "http://127.0.0.1:" + server.port();
        byte[] sample = body(address + OWN.formatted("u1"), token);
        server.bean(ConstantAnswer.Bytes.class).set(sample);
        Figures figures = new Figures("serving").add("body", sample.length, "bytes");
        Wrk wrk = new Wrk(address, token, SampleLists.USERS);
        wrk.run(CONSTANT, 32, seconds, false);
        wrk.run(OWN, 32, seconds, false);
        for (int count : connections) {
            Load ceiling = wrk.run(CONSTANT, count, seconds, false);
            Load own = wrk.run(OWN, count, seconds, false);
            add(figures, "constant bytes, %d connections".formatted(count), ceiling);
            add(figures, "own lists warm, %d connections".formatted(count), own);
            figures.add(
                    "of the ceiling, %d connections".formatted(count),
                    100 * own.perSecond() / ceiling.perSecond(),
                    "%");
            double rate = HALF * own.perSecond();
            add(
                    figures,
                    "own lists warm at half rate, %d connections".formatted(count),
                    Hey.run(address + OWN.formatted("u1"), token, count, rate, seconds));
        }
        lists.cool(redis);
        add(figures, "Zipf visits from a cold cache, 32 connections", wrk.run(OWN, 32, seconds, true));
        return figures.note("rate limit off; wrk and hey on the same machine; body of 20 items");
    }

    private static void add(Figures figures, String name, Load load) {
        figures.add(name, load.perSecond(), "/s")
                .add(name + ", p50", load.p50(), "ms")
                .add(name + ", p99", load.p99(), "ms")
                .add(name + ", errors", (double) (load.refused() + load.failed()), "");
    }

    private static byte[] body(String url, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException("the API did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Map<String, Object> settings(StoreAddresses stores) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("recs.mysql.url", stores.mysqlUrl());
        settings.put("recs.mysql.user", stores.mysqlUser());
        settings.put("recs.mysql.password", stores.mysqlPassword());
        settings.put("recs.mongodb.uri", stores.mongodbUri());
        settings.put("recs.redis.url", stores.redisUrl());
        settings.put("recs.erasure.key", "an erasure key for the benchmark");
        settings.put("recs.serving.jwt-secret", SECRET);
        settings.put("recs.serving.rate-limit.per-second", 0);
        settings.put("server.port", 0);
        settings.put("management.server.port", 0);
        return settings;
    }
}
