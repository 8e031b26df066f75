package dev.recs.serving.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Round trips that fail or last, readers that give up or are interrupted: nobody gets what is another's, and no round trip is lost. */
@Timeout(60)
final class CoalescedReadsStressTest {

    private static final int ROUND_TRIPS = 2;

    private final AtomicInteger trips = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger right = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    private final CoalescedReads reads = new CoalescedReads(this::values, ROUND_TRIPS, 4, Duration.ofNanos(200_000));

    @Test
    void afterwardsAsManyRoundTripsAreFreeAsBefore() {
        List<CompletableFuture<Void>> readers = IntStream.range(0, 16)
                .mapToObj(reader -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 2_000).forEach(i -> read(reader, i)),
                        task -> Thread.ofPlatform().start(task)))
                .toList();
        readers.forEach(CompletableFuture::join);
        assertThat(wrong).hasValue(0);
        assertThat(right).hasPositiveValue();
        assertThat(most.get()).isLessThanOrEqualTo(ROUND_TRIPS);
        assertThat(reads.free()).isEqualTo(ROUND_TRIPS);
        assertThat(reads.waiting()).isZero();
    }

    private void read(int reader, int i) {
        String key = reader + "-" + i;
        if (i % 13 == 0) {
            Thread.currentThread().interrupt();
        }
        try {
            List<byte[]> values = reads.read(bytes(key));
            boolean isOwn = values.size() == 1 && Arrays.equals(values.getFirst(), bytes(key + "!"));
            (isOwn ? right : wrong).incrementAndGet();
        } catch (JedisException | StackOverflowError _) {
            // As the round trip ended.
        } finally {
            Thread.interrupted();
        }
    }

    private List<byte[]> values(byte[][] keys) {
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            int trip = trips.incrementAndGet();
            if (trip % 7 == 0) {
                throw new JedisConnectionException("broken");
            }
            if (trip % 11 == 0) {
                throw new StackOverflowError("deep");
            }
            if (trip % 5 == 0) {
                LockSupport.parkNanos(300_000);
            }
            return Arrays.stream(keys)
                    .map(key -> bytes(new String(key, StandardCharsets.UTF_8) + "!"))
                    .toList();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
