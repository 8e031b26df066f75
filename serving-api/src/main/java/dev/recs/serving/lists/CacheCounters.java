package dev.recs.serving.lists;

import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.stores.counters.CacheReads;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many lists were looked up in Redis, and how many were there; added to Redis every 10 s for {@code recs stats}. */
@Component
final class CacheCounters {

    private final CacheReads reads;
    private final GuardedStoreClient client;
    private final LongAdder lookups = new LongAdder();
    private final LongAdder hits = new LongAdder();
    private long lookupsSent;
    private long hitsSent;

    CacheCounters(CacheReads reads, GuardedStoreClient guardedRedis, MeterRegistry meters) {
        this.reads = reads;
        this.client = guardedRedis;
        counter("recs_cache_lookups", "lists looked up in Redis", lookups, meters);
        counter("recs_cache_hits", "lists found in Redis", hits, meters);
        Gauge.builder("recommendations_cache_hit_rate", this, CacheCounters::hitRate)
                .description("share of lookups since the start that Redis answered, from 0 to 1")
                .register(meters);
    }

    private static void counter(String name, String description, LongAdder count, MeterRegistry meters) {
        FunctionCounter.builder(name, count, LongAdder::sum)
                .description(description)
                .register(meters);
    }

    void lookup(boolean hit) {
        lookups.increment();
        if (hit) {
            hits.increment();
        }
    }

    /** What could not be sent is sent the next time. */
    @Scheduled(fixedRate = 10_000)
    synchronized void send() {
        long newLookups = lookups.sum() - lookupsSent;
        long newHits = Math.min(hits.sum() - hitsSent, newLookups);
        if (newLookups > 0
                && !client.call(CallKind.BACKGROUND, () -> add(newLookups, newHits))
                        .isDown()) {
            lookupsSent += newLookups;
            hitsSent += newHits;
        }
    }

    private long add(long newLookups, long newHits) {
        reads.add(newLookups, newHits);
        return newLookups;
    }

    /** Since the start; not a number before the first lookup. */
    private double hitRate() {
        return (double) hits.sum() / lookups.sum();
    }
}
