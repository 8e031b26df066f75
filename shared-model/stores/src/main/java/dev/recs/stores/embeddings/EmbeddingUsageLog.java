package dev.recs.stores.embeddings;

import dev.recs.model.EmbeddingSpace;
import dev.recs.model.EmbeddingUsage;
import java.time.LocalDate;
import java.util.List;

/**
 * What was sent to the provider, by day (UTC) and space, over all processes. Written after every request, so that what a killed
 * process has sent is counted too.
 */
public interface EmbeddingUsageLog {

    /** Adds what a request of this moment sent. */
    void add(EmbeddingSpace space, EmbeddingUsage usage);

    /** The days since a date, the newest first; of one day by space, the last name first. */
    List<Day> since(LocalDate from);

    /** What was sent on one day in one space; cache hits are not counted by day. */
    record Day(LocalDate day, EmbeddingSpace space, EmbeddingUsage usage) {}
}
