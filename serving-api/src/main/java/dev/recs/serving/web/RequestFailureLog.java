package dev.recs.serving.web;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says at most once a minute and kind that requests failed, and how many.
 *
 * <p>Anybody may send what cannot be read, without a token and as fast as the network carries it: one line stands for all of it, and
 * names no id, because the message of an exception may repeat what was sent.
 */
@Component
final class RequestFailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(RequestFailureLog.class);
    private static final long MINUTE_MS = 60_000;

    private final Clock clock;
    private final Map<Class<?>, Kind> kinds = new ConcurrentHashMap<>();

    RequestFailureLog(Clock clock) {
        this.clock = clock;
    }

    /** What a caller sent could not be read. */
    void unreadable(Exception failure) {
        long count = countIfDue(failure);
        if (count > 0) {
            LOG.warn(
                    "{} requests could not be read since the last such line: {}",
                    count,
                    failure.getClass().getSimpleName());
        }
    }

    /** Something nobody expected: the trace of one stands for all of its kind within the minute. */
    void unexpected(Exception failure) {
        long count = countIfDue(failure);
        if (count > 0) {
            LOG.error("{} requests failed since the last such line, the last one by", count, failure);
        }
    }

    /** @return 0 if a line of this kind was written within the minute */
    private long countIfDue(Exception failure) {
        Kind kind = kinds.computeIfAbsent(failure.getClass(), _ -> new Kind());
        kind.count.increment();
        synchronized (kind) {
            long now = clock.millis();
            if (now - kind.lastLogged < MINUTE_MS) {
                return 0;
            }
            kind.lastLogged = now;
            return kind.count.sumThenReset();
        }
    }

    private static final class Kind {
        private final LongAdder count = new LongAdder();
        private long lastLogged = Long.MIN_VALUE / 2;
    }
}
