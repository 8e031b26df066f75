package dev.recs.stores.counters;

import dev.recs.model.redis.SourceCounters;
import dev.recs.model.redis.UserBucket;
import dev.recs.stores.redis.Pipelines;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.UnifiedJedis;

/** How often recommended products were shown and clicked, by what the list was made of: a hash a day and bucket of users. */
public final class ClickThrough {

    private static final int DAYS = 30;

    private final UnifiedJedis redis;

    public ClickThrough(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** Sums of the last thirty days, by source. */
    public Map<String, Shown> bySource(LocalDate today) {
        Map<String, Shown> sums = new TreeMap<>();
        for (int ago = 0; ago < DAYS; ago++) {
            LocalDate day = today.minusDays(ago);
            Pipelines.run(
                            redis,
                            UserBucket.all().stream()
                                    .map(bucket -> Pipelines.commands(redis).hgetAll(SourceCounters.keyOf(bucket, day)))
                                    .toList())
                    .forEach(part -> part.forEach((field, count) -> add(sums, field, Long.parseLong(count))));
        }
        return sums;
    }

    private static void add(Map<String, Shown> sums, String field, long count) {
        String source = field.substring(0, field.lastIndexOf(':'));
        Shown part = field.equals(SourceCounters.clicks(source)) ? new Shown(0, count) : new Shown(count, 0);
        sums.merge(source, part, Shown::plus);
    }

    /** Counts of one source. */
    public record Shown(long impressions, long clicks) {

        /** Clicks of an impression; 0 without impressions. */
        public double rate() {
            return impressions == 0 ? 0 : (double) clicks / impressions;
        }

        Shown plus(Shown other) {
            return new Shown(impressions + other.impressions, clicks + other.clicks);
        }
    }
}
