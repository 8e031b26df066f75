package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.servers.ServerAddresses;
import dev.recs.serving.catalog.Catalog;
import dev.recs.serving.catalog.Popular;
import dev.recs.testing.LocalStack;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The API while its stores go away and come back, under load. */
final class StoresDownIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String READ = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");
    private static final int CLIENTS = 8;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static Door mysql;
    private static Door mongodb;
    private static Door redis;
    private static ApiUnderTest api;
    private static String path;

    @BeforeAll
    static void start() {
        ServerAddresses behind = STACK.addresses();
        mysql = doorTo(behind.mysqlUrl().substring("jdbc:".length()));
        mongodb = doorTo(behind.mongodbUri());
        redis = doorTo(behind.redisUrl());
        Map<String, Object> throughDoors = new HashMap<>();
        throughDoors.put("recs.mysql.url", "jdbc:mariadb://127.0.0.1:%d/recs".formatted(mysql.port()));
        throughDoors.put("recs.mongodb.uri", "mongodb://127.0.0.1:%d/recs".formatted(mongodb.port()));
        throughDoors.put("recs.redis.url", "redis://127.0.0.1:" + redis.port());
        throughDoors.put("recs.serving.rate-limit.per-second", 0);
        api = ApiUnderTest.start(STACK, throughDoors);
        StoredSamples samples = new StoredSamples(api);
        samples.saveProducts(60);
        samples.savePopular("", 40, 41, 42, 43);
        path = "/api/v1/users/" + samples.saveList(1, 2, 3) + "/recommendations?limit=3";
        api.bean(Catalog.class).refresh();
        api.bean(Popular.class).refresh();
    }

    @AfterAll
    static void stop() {
        doors().forEach(Door::close);
        api.close();
    }

    @Test
    void noRequestFailsWhileAllStoresAreAwayAndListsComeBackByThemselves() throws InterruptedException {
        assertThat(source()).isEqualTo("personalized");
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicInteger answers = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        List<Thread> clients = Stream.generate(() -> Thread.ofVirtual().start(() -> {
                    while (running.get()) {
                        HttpResponse<String> response = api.get(path, READ);
                        answers.incrementAndGet();
                        if (response.statusCode() != 200 || !response.body().contains("\"productId\"")) {
                            failures.incrementAndGet();
                        }
                    }
                }))
                .limit(CLIENTS)
                .toList();
        Thread.sleep(Duration.ofSeconds(1));
        doors().forEach(Door::shut);
        await("popular-held");
        await("degraded");
        Thread.sleep(Duration.ofSeconds(5));
        assertThat(source()).isEqualTo("popular-held");
        doors().forEach(Door::open);
        await("personalized");
        await("up");
        running.set(false);
        for (Thread client : clients) {
            client.join();
        }
        assertThat(failures).hasValue(0);
        assertThat(answers.get()).isGreaterThan(100);
    }

    @Test
    void listComesFromMongodbWhileRedisIsAway() throws InterruptedException {
        redis.shut();
        try {
            assertThat(source()).isEqualTo("personalized");
            HttpResponse<String> events = api.send(
                    "POST", "/api/v1/events", READ, "{\"type\":\"view\",\"userId\":\"u\",\"productId\":\"P1\"}");
            assertThat(events.statusCode()).isEqualTo(503);
            assertThat(events.body()).contains("urn:recs:problem:store-down");
        } finally {
            redis.open();
            await("up");
        }
    }

    @Test
    void erasureSaysWhichStoreIsMissingAndARepetitionFinishesIt() throws InterruptedException {
        String user = new StoredSamples(api).saveList(1, 2).value();
        mysql.shut();
        try {
            HttpResponse<String> response = api.send("DELETE", "/api/v1/users/" + user, READ, "");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("MySQL did not answer: the user is marked as erased");
            assertThat(api.json("/api/v1/users/" + user + "/recommendations", READ)
                            .path("source")
                            .asString())
                    .isNotEqualTo("personalized");
        } finally {
            mysql.open();
            await("up");
        }
        Awaitility.await("repeated until a connection from before is not met any more")
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        api.send("DELETE", "/api/v1/users/" + user, READ, "").statusCode() == 200);
    }

    @Test
    void erasureReportsNoTombstoneWhereNoneCouldBeSet() throws InterruptedException {
        doors().forEach(Door::shut);
        try {
            HttpResponse<String> response = api.send("DELETE", "/api/v1/users/u1", READ, "");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("did not answer: the user is not marked as erased yet");
        } finally {
            doors().forEach(Door::open);
            await("up");
        }
    }

    private static Stream<Door> doors() {
        return Stream.of(mysql, mongodb, redis);
    }

    private static Door doorTo(String address) {
        return new Door(URI.create(address).getPort());
    }

    private static String source() {
        return api.json(path, READ).path("source").asString();
    }

    /** Until a response is made of this, or the health is this. */
    private static void await(String wanted) {
        Awaitility.await(wanted)
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(List.of(
                                source(),
                                api.json("/api/health/recommendations", "")
                                        .path("status")
                                        .asString()))
                        .contains(wanted));
    }
}
