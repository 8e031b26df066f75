package dev.recs.stores.fakes;

import dev.recs.model.EmbeddingSpace;
import dev.recs.model.EmbeddingUsage;
import dev.recs.stores.embeddings.EmbeddingUsageLog;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What a test sent. */
public final class InMemoryEmbeddingUsageLog implements EmbeddingUsageLog {

    private final TreeMap<String, Day> days = new TreeMap<>(Comparator.reverseOrder());
    private final Clock clock;

    public InMemoryEmbeddingUsageLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void add(EmbeddingSpace space, EmbeddingUsage usage) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        EmbeddingUsage sent = new EmbeddingUsage(usage.texts(), usage.tokens(), usage.requests(), 0);
        days.merge(
                day + " " + space,
                new Day(day, space, sent),
                (before, added) -> new Day(day, space, before.usage().plus(added.usage())));
    }

    @Override
    public synchronized List<Day> since(LocalDate from) {
        return days.values().stream().filter(day -> !day.day().isBefore(from)).toList();
    }
}
