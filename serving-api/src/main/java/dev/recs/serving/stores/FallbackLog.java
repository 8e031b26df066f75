package dev.recs.serving.stores;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says at most once a minute and kind that answers were made without a store, how many, and why. */
@Component
public final class FallbackLog {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackLog.class);
    private static final long MINUTE_MS = 60_000;

    private final Clock clock;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    FallbackLog(Clock clock) {
        this.clock = clock;
    }

    public void down(String kind, Throwable cause) {
        Kind entry = kinds.computeIfAbsent(kind, _ -> new Kind());
        entry.count.increment();
        entry.cause = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        writeIfDue(kind, entry);
    }

    /** What was counted since the last line, once the storm is over. */
    @Scheduled(fixedRate = MINUTE_MS)
    void writeRest() {
        kinds.forEach(this::writeIfDue);
    }

    private void writeIfDue(String kind, Kind entry) {
        if (entry.isDue(clock.millis())) {
            write(kind, entry);
        }
    }

    /** Looks again, because another thread may have written meanwhile. */
    private synchronized void write(String kind, Kind entry) {
        if (entry.isDue(clock.millis())) {
            entry.lastLogged = clock.millis();
            LOG.warn(
                    "{} failed {} times since the last such line, responses used a fallback; last cause: {}",
                    kind,
                    entry.count.sumThenReset(),
                    entry.cause);
        }
    }

    private static final class Kind {
        private final LongAdder count = new LongAdder();
        private volatile String cause = "";
        private volatile long lastLogged = Long.MIN_VALUE / 2;

        boolean isDue(long now) {
            return now - lastLogged >= MINUTE_MS && count.sum() > 0;
        }
    }
}
