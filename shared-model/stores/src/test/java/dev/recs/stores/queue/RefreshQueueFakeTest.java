package dev.recs.stores.queue;

import dev.recs.model.UserId;
import dev.recs.model.redis.Debounce;
import dev.recs.stores.fakes.InMemoryRefreshQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;

final class RefreshQueueFakeTest extends RefreshQueueContract {

    private Instant now = Instant.parse("2026-03-02T02:00:00Z");
    private final InMemoryRefreshQueue queue = new InMemoryRefreshQueue(
            new Debounce(DEBOUNCE, MAX_WAIT),
            VISIBILITY_TIMEOUT,
            MAX_USERS,
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Override
    RefreshQueue create() {
        return queue;
    }

    @Override
    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    Optional<String> deadLetterOf(UserId user) {
        return Optional.ofNullable(queue.deadLetters().get(user));
    }
}
