package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings of the queue and of the caches count in the API as they do in the jobs. */
final class SharedSettingsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String ALL = ApiUnderTest.service("recs:read", "recs:events");
    private static final Duration DEBOUNCE = Duration.ofMinutes(5);
    private static final Duration TTL = Duration.ofHours(5);
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(
                STACK,
                Map.of(
                        "recs.queue.debounce",
                        DEBOUNCE.toSeconds(),
                        "recs.queue.max-wait",
                        "10m",
                        "recs.cache.recommendations",
                        TTL.toSeconds()));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aSearchIsDueAfterTheConfiguredDebounce() {
        long before = redisMillis();
        int status = api.send(
                        "POST", "/api/v1/events", ALL, "{\"type\":\"search\",\"userId\":\"u1\",\"query\":\"kettle\"}")
                .statusCode();
        long after = redisMillis();
        assertThat(status).isEqualTo(202);
        Double due = api.redis().zscore(SharedKeys.PROFILE_REFRESH_DUE, "u1");
        assertThat(due).isBetween((double) before + DEBOUNCE.toMillis(), (double) after + DEBOUNCE.toMillis());
    }

    @Test
    void aRefilledListLivesAsLongAsConfigured() {
        UserId user = new StoredSamples(api).saveList(1, 2, 3);
        assertThat(api.get("/api/v1/users/" + user + "/recommendations?limit=3", ALL)
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.redis().pttl(RecommendationListKey.of(user)))
                .isBetween(TTL.minusHours(1).toMillis(), TTL.toMillis());
    }

    private static long redisMillis() {
        List<?> time = (List<?>) api.redis().eval("return redis.call('TIME')");
        return Long.parseLong(time.get(0).toString()) * 1_000
                + Long.parseLong(time.get(1).toString()) / 1_000;
    }
}
