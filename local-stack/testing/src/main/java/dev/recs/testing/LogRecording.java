package dev.recs.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What is logged while it is open, by us and by the drivers, down to DEBUG; none of it goes to the console. */
public final class LogRecording implements AutoCloseable {

    private static final List<String> LOGGERS = List.of(
            "dev.recs",
            "org.springframework.jdbc",
            "org.springframework.batch",
            "org.mongodb.driver",
            "org.mariadb",
            "redis");

    private final ListAppender<ILoggingEvent> events = new ListAppender<>() {
        // What a line is marked with is that of its thread.
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };
    private final Map<Logger, @Nullable Level> levels = new HashMap<>();

    private LogRecording() {
        events.start();
        for (String name : LOGGERS) {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            levels.put(logger, logger.getLevel());
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(events);
        }
    }

    public static LogRecording ofEverything() {
        return new LogRecording();
    }

    /** Messages and failures, a line each. */
    public String text() {
        return new ArrayList<>(events.list)
                .stream()
                        .map(event -> event.getFormattedMessage()
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : " " + event.getThrowableProxy().getMessage()))
                        .collect(Collectors.joining("\n"));
    }

    /** What the messages that contain a text are marked with. */
    public List<Map<String, String>> marksOf(String text) {
        return new ArrayList<>(events.list)
                .stream()
                        .filter(event -> event.getFormattedMessage().contains(text))
                        .map(ILoggingEvent::getMDCPropertyMap)
                        .toList();
    }

    @Override
    public void close() {
        levels.forEach((logger, level) -> {
            logger.detachAppender(events);
            logger.setAdditive(true);
            logger.setLevel(level);
        });
    }
}
