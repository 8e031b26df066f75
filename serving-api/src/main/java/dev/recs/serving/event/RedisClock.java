package dev.recs.serving.event;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The clock of Redis, as far as its last answer told: events have a deadline there, and the clocks of two hosts need not agree. */
@Component
final class RedisClock {

    private final Clock clock;
    private volatile long aheadMillis;

    RedisClock(Clock clock) {
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
