package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.ViewsKey;
import dev.recs.serving.catalog.Catalog;
import dev.recs.testing.LocalStack;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that makes up users while no worker takes them. */
final class FullQueueIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String EVENTS = ApiUnderTest.service("recs:events");

    @Test
    void madeUpUsersFilledRedisWhileNoWorkerRan() {
        try (ApiUnderTest api = ApiUnderTest.start(STACK, Map.of("recs.queue.max-users", 3))) {
            new StoredSamples(api).saveProducts(1);
            api.bean(Catalog.class).refresh();
            for (int i = 0; i < 20; i++) {
                post(api, "{\"type\":\"view\",\"userId\":\"made-up-%d\",\"productId\":\"P0\"}".formatted(i));
            }
            assertThat(api.redis().zcard(SharedKeys.PROFILE_REFRESH_DUE)).isEqualTo(3);
            assertThat(api.redis().hlen(SharedKeys.PENDING_PROFILE_REFRESHES)).isEqualTo(3);
            assertThat(api.redis().exists(ViewsKey.of(new UserId("made-up-19"))))
                    .as("recorded all the same")
                    .isTrue();
            post(api, "{\"type\":\"order\",\"userId\":\"buyer\",\"orderId\":\"1\",\"productIds\":[\"P0\"]}");
            assertThat(api.redis().zcard(SharedKeys.PROFILE_REFRESH_DUE)).isEqualTo(3);
            assertThat(api.redis().hexists(SharedKeys.PENDING_PROFILE_REFRESHES, "buyer"))
                    .isTrue();
            assertThat(api.bean(MeterRegistry.class)
                            .get("recs.queue.dropped")
                            .counter()
                            .count())
                    .isEqualTo(18);
            assertThat(api.redis().get(SharedKeys.DROPPED_PROFILE_REFRESHES)).isEqualTo("18");
            assertThat(api.redis().ttl(SharedKeys.DROPPED_PROFILE_REFRESHES)).isPositive();
        }
    }

    private static void post(ApiUnderTest api, String event) {
        assertThat(api.send("POST", "/api/v1/events", EVENTS, event).body()).contains("\"accepted\":1");
    }
}
