package dev.recs.jobs.cli;

import dev.recs.model.redis.SourceCounters;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import redis.clients.jedis.RedisClient;

/** How often recommended products were shown and clicked, by what the list was made of. */
final class ClickThrough {

    private static final int DAYS = 30;

    private ClickThrough() {}

    /** Sums of the last thirty days, by source. */
    static Map<String, Shown> bySource(RedisClient redis, LocalDate today) {
        Map<String, Shown> sums = new TreeMap<>();
        IntStream.range(0, DAYS)
                .mapToObj(ago -> redis.hgetAll(SourceCounters.keyOf(today.minusDays(ago))))
                .forEach(day -> day.forEach((field, count) -> add(sums, field, Long.parseLong(count))));
        return sums;
    }

    private static void add(Map<String, Shown> sums, String field, long count) {
        String source = field.substring(0, field.lastIndexOf(':'));
        Shown part = field.equals(SourceCounters.clicks(source)) ? new Shown(0, count) : new Shown(count, 0);
        sums.merge(source, part, Shown::plus);
    }

    /** Counts of one source. */
    record Shown(long impressions, long clicks) {

        /** Clicks of an impression; 0 without impressions. */
        public double rate() {
            return impressions == 0 ? 0 : (double) clicks / impressions;
        }

        Shown plus(Shown other) {
            return new Shown(impressions + other.impressions, clicks + other.clicks);
        }
    }
}
