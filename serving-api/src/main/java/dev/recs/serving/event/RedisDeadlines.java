package dev.recs.serving.event;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Deadlines of events in the time of Redis, as far as its last answer told it: the clocks of two hosts need not agree, and asking first would be
 * a round trip more.
 */
@Component
final class RedisDeadlines {

    private final Clock clock;
    private volatile long aheadMillis;

    RedisDeadlines(Clock clock) {
        this.clock = clock;
    }

    /** In milliseconds of the clock of Redis. */
    long in(Duration time) {
        return clock.millis() + aheadMillis + time.toMillis();
    }

    void saw(long redisMillis) {
        aheadMillis = redisMillis - clock.millis();
    }
}
