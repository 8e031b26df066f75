package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.redis.ImpressionsKey;
import dev.recs.model.redis.ViewsKey;
import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One caller who posts as much as is legal, and a Redis that answers late: others do not suffer, and a 503 says what was recorded. */
final class FloodIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final int CONNECTIONS = 4;
    private static final int EVENTS = 500;
    private static final int HONEST_ROUNDS = 40;
    private static final Pattern SCRIPTS = Pattern.compile("cmdstat_evalsha:calls=(\\d+)");
    private static ApiUnderTest api;
    private final String user = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of());
        new StoredSamples(api).saveProducts(EVENTS);
        api.bean(Catalog.class).refresh();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void oneTokenWithFourConnectionsTookRedisFromEverybody() {
        AtomicBoolean isOver = new AtomicBoolean();
        String token = ApiUnderTest.customer("flooding");
        List<CompletableFuture<List<Integer>>> flood = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> Stream.generate(() ->
                                        post(impressions("flooding"), token).statusCode())
                                .takeWhile(_ -> !isOver.get())
                                .toList(),
                        task -> Thread.ofVirtual().start(task)))
                .limit(CONNECTIONS)
                .toList();
        String honest = ApiUnderTest.customer(user);
        List<Boolean> served = IntStream.range(0, HONEST_ROUNDS)
                .mapToObj(round -> Stream.of(
                        post("{\"type\":\"view\",\"productId\":\"P%d\"}".formatted(round), honest)
                                        .statusCode()
                                == 202,
                        !api.json("/api/v1/users/me/recommendations", honest)
                                .path("source")
                                .asString()
                                .equals("popular-held"),
                        api.send("PUT", "/api/v1/users/me/personalization", honest, "{\"enabled\":true}")
                                        .statusCode()
                                == 200))
                .flatMap(answers -> answers)
                .toList();
        isOver.set(true);
        assertThat(served)
                .as("requests of another user that were served: all but what a busy machine delays")
                .filteredOn(isServed -> isServed)
                .hasSizeGreaterThan(served.size() * 9 / 10);
        assertThat(flood.stream().flatMap(answers -> answers.join().stream()).distinct())
                .contains(202, 429)
                .doesNotContain(500);
        awaitUp();
        assertThat(api.send("DELETE", "/api/v1/users/me", honest, "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPostOfManyEventsWasOneLongScript() {
        post(
                "{\"type\":\"view\",\"productId\":\"P1\"}",
                ApiUnderTest.customer(user)); // From now on Redis knows the script.
        long before = scripts();
        assertThat(post(impressions(user), ApiUnderTest.customer(user)).statusCode())
                .isEqualTo(202);
        assertThat(scripts() - before).as("of a hundred events each").isEqualTo(EVENTS / 100);
        assertThat(api.redis().llen(ImpressionsKey.of(new UserId(user)))).isEqualTo(EVENTS);
    }

    @Test
    void whatWasAnswered503WasCountedLater() throws InterruptedException {
        CompletableFuture<Object> stall =
                CompletableFuture.supplyAsync(() -> api.redis().eval("""
                        local function now() local t = redis.call('TIME'); return t[1] * 1000 + t[2] / 1000 end
                        local till = now() + 1500
                        while now() < till do end
                        return 1"""));
        Thread.sleep(200);
        HttpResponse<String> response = post(
                "[{\"type\":\"view\",\"productId\":\"P1\"},{\"type\":\"view\",\"productId\":\"P2\"}]",
                ApiUnderTest.customer(user));
        assertThat(response.statusCode()).isEqualTo(503);
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.path("recorded").asInt()).isZero();
        assertThat(problem.path("unknown").asInt()).isEqualTo(2);
        assertThat(problem.path("detail").asString())
                .isEqualTo("Redis did not answer: 0 of 2 events were recorded, of 2 it is not known:"
                        + " repeat the request with the same Idempotency-Key");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        stall.join();
        Thread.sleep(500);
        assertThat(api.redis().exists(ViewsKey.of(new UserId(user)))).isFalse();
        awaitUp();
        assertThat(post("{\"type\":\"view\",\"productId\":\"P1\"}", ApiUnderTest.customer(user))
                        .statusCode())
                .isEqualTo(202);
    }

    private static void awaitUp() {
        Awaitility.await("the API is up")
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.json("/api/health/recommendations", "")
                        .path("status")
                        .asString()
                        .equals("up"));
    }

    private static String impressions(String user) {
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> """
                        {"type":"impression","userId":"%s","productId":"P%d","source":"popular","position":1}""".formatted(user, i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static HttpResponse<String> post(String body, String token) {
        return api.send("POST", "/api/v1/events", token, body);
    }

    private static long scripts() {
        Matcher calls = SCRIPTS.matcher(api.redis().info("commandstats"));
        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }
}
