package dev.recs.serving.stores;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class FallbackLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(FallbackLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
    private final InstantSource time = now::get;
    private final FallbackLog log = new FallbackLog(time.withZone(ZoneOffset.UTC));

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void eachKindIsLoggedOnceAMinuteWithCountAndCause() {
        for (int i = 0; i < 100; i++) {
            log.down("Redis", new IllegalStateException("refused " + i));
        }
        log.down("MongoDB", new IllegalStateException("slow"));
        pass(Duration.ofSeconds(59));
        log.down("Redis", new IllegalStateException("still refused"));
        log.writeRest();
        assertThat(said())
                .containsExactly(
                        "Redis failed 1 times since the last such line, responses used a fallback; last cause: IllegalStateException: refused 0",
                        "MongoDB failed 1 times since the last such line, responses used a fallback; last cause: IllegalStateException: slow");
        lines.list.clear();

        pass(Duration.ofSeconds(1));
        log.writeRest();
        log.writeRest();
        assertThat(said())
                .containsExactly(
                        "Redis failed 100 times since the last such line, responses used a fallback; last cause: IllegalStateException: still refused");
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private List<String> said() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
