package dev.recs.benchmarks.serving;

import dev.recs.model.UserId;
import dev.recs.model.redis.RecommendationListKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;

/** Plain GETs of the same keys, a connection and a thread each: what Redis and its driver can do without an API before them. */
final class RedisGets {

    private final URI redis;
    private final List<byte[]> keys;

    RedisGets(String redisUrl, int users) {
        this.redis = URI.create(redisUrl);
        this.keys = IntStream.range(0, users)
                .mapToObj(
                        user -> RecommendationListKey.of(new UserId("u" + user)).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** A second. */
    double run(int connections, int seconds) {
        LongAdder count = new LongAdder();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        List<Thread> threads = Stream.generate(() -> Thread.ofPlatform().start(() -> read(count, end)))
                .limit(connections)
                .toList();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return (double) count.sum() / seconds;
    }

    private void read(LongAdder count, long end) {
        try (Jedis jedis = new Jedis(redis)) {
            while (System.nanoTime() < end) {
                byte[] list = jedis.get(keys.get(ThreadLocalRandom.current().nextInt(keys.size())));
                if (list != null) {
                    count.increment();
                }
            }
        }
    }
}
