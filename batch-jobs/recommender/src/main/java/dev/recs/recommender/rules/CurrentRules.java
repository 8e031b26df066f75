package dev.recs.recommender.rules;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules of the shop as they are now: the file is read again when it has another time or size. Safe for any number of threads. */
public final class CurrentRules {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentRules.class);

    private final RuleSettings settings;
    private Optional<Seen> seen;
    private volatile RuleBook book;

    private CurrentRules(RuleSettings settings, Optional<Seen> seen, RuleBook book) {
        this.settings = settings;
        this.seen = seen;
        this.book = book;
    }

    /** @throws Misconfigured one line for everything that is wrong with the file */
    public static CurrentRules read(RuleSettings settings) {
        Optional<Seen> seen = seen(settings);
        return new CurrentRules(settings, seen, settings.read());
    }

    public RuleBook book() {
        return book;
    }

    /**
     * Looks at the file. One that is broken or gone is told of once, and the rules stay as they were.
     *
     * @return true if there are other rules now
     */
    public synchronized boolean reloadIfChanged() {
        Optional<Seen> now = seen(settings);
        if (now.equals(seen)) {
            return false;
        }
        seen = now;
        try {
            book = settings.read();
            LOG.info("rules read again from {}: {}", settings.file(), book.size());
            return true;
        } catch (Misconfigured e) {
            LOG.warn(
                    "the rules stay as they were, because the changed file is wrong: {}",
                    String.valueOf(e.getMessage()).replace("\n", "; "));
            return false;
        }
    }

    /** Taken before the file is read, so what is written meanwhile is seen by the next look. */
    private static Optional<Seen> seen(RuleSettings settings) {
        if (settings.file().isBlank()) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes file =
                    Files.readAttributes(Path.of(settings.file().strip()), BasicFileAttributes.class);
            return Optional.of(new Seen(file.lastModifiedTime(), file.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private record Seen(FileTime time, long bytes) {}
}
