package dev.recs.stores.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.EmbeddingSpace;
import dev.recs.model.EmbeddingUsage;
import dev.recs.stores.embeddings.EmbeddingUsageLog.Day;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What every log of sent texts promises. */
abstract class EmbeddingUsageLogContract {

    private static final EmbeddingSpace SPACE = new EmbeddingSpace("test", 2, 1);
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private Instant now = Instant.parse("2026-03-02T23:59:59Z");

    /** An empty one. */
    abstract EmbeddingUsageLog create(Clock clock);

    @Test
    void aDayInUtcIsSummedAndTheNewestComesFirst() {
        EmbeddingUsageLog log = create(((InstantSource) () -> now).withZone(ZoneOffset.UTC));
        log.add(SPACE, new EmbeddingUsage(3, 40, 1, 7));
        log.add(SPACE, new EmbeddingUsage(2, 30, 1, 7));
        now = now.plusSeconds(1);
        log.add(SPACE, new EmbeddingUsage(1, 10, 1, 0));
        Day monday = new Day(MONDAY, SPACE, new EmbeddingUsage(5, 70, 2, 0));
        Day tuesday = new Day(MONDAY.plusDays(1), SPACE, new EmbeddingUsage(1, 10, 1, 0));
        assertThat(log.since(MONDAY)).containsExactly(tuesday, monday);
        assertThat(log.since(MONDAY.plusDays(1))).containsExactly(tuesday);
        assertThat(log.since(MONDAY.plusDays(2))).isEmpty();
    }
}
