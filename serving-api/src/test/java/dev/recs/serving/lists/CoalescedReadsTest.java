package dev.recs.serving.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Against a store whose value of a key is the key and an exclamation mark, and whose round trips the test lets through. */
@Timeout(60)
final class CoalescedReadsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Semaphore allowed = new Semaphore(0);
    private final AtomicInteger begun = new AtomicInteger();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();

    @Test
    void aLoneReadWaitsForNobody() {
        allowed.release();
        assertThat(read(joined(1, 8, LONG), "a", "b")).containsExactly("a!", "b!");
        assertThat(sizes).containsExactly(2);
    }

    @Test
    void whoComesDuringARoundTripSharesTheNext() {
        CoalescedReads reads = joined(1, 8, LONG);
        List<CompletableFuture<List<String>>> all = startDuringARoundTrip(reads, 5);
        allowed.release(2);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).join()).containsExactly(i + "!", i + "'!");
        }
        assertThat(sizes).containsExactly(2, 10);
    }

    @Test
    void aRoundTripTakesNoMoreThanItMay() {
        CoalescedReads reads = joined(1, 2, LONG);
        List<CompletableFuture<List<String>>> all = startDuringARoundTrip(reads, 4);
        allowed.release(3);
        all.forEach(CompletableFuture::join);
        assertThat(sizes).containsExactly(2, 4, 4);
    }

    @Test
    void aRoundTripThatFailsFailsThoseWhoSharedItAndNobodyElse() {
        AtomicInteger trips = new AtomicInteger();
        CoalescedReads reads = new CoalescedReads(
                keys -> {
                    List<byte[]> values = values(keys);
                    if (trips.incrementAndGet() == 2) {
                        throw new JedisConnectionException("broken");
                    }
                    return values;
                },
                1,
                8,
                LONG);
        List<CompletableFuture<List<String>>> all = startDuringARoundTrip(reads, 3);
        allowed.release(3);
        assertThat(all.getFirst().join()).containsExactly("0!", "0'!");
        for (CompletableFuture<List<String>> shared : all.subList(1, 4)) {
            assertThatThrownBy(shared::join).hasRootCauseMessage("broken");
        }
        assertThat(read(reads, "z")).containsExactly("z!");
    }

    @Test
    void aBrokenConnectionIsTriedOnceMoreAndATimeLimitIsNot() {
        assertThat(callsUntil(new JedisConnectionException("Unexpected end of stream."), 1))
                .isEqualTo(2);
        assertThatThrownBy(() -> callsUntil(new JedisConnectionException("Unexpected end of stream."), 2))
                .isInstanceOf(JedisConnectionException.class);
        assertThatThrownBy(() -> callsUntil(new JedisConnectionException(new SocketTimeoutException("timed out")), 1))
                .hasRootCauseMessage("timed out");
    }

    /** How many calls a read takes if the first ones fail. */
    private static int callsUntil(JedisConnectionException failure, int failing) {
        AtomicInteger calls = new AtomicInteger();
        Function<byte[][], List<byte[]>> mget = CoalescedReads.onceMore(keys -> {
            if (calls.incrementAndGet() <= failing) {
                throw failure;
            }
            return List.of(keys);
        });
        assertThat(mget.apply(new byte[][] {{1}})).hasSize(1);
        return calls.get();
    }

    @Test
    void whoWaitsTooLongGivesUpAndHoldsNobodyBack() {
        CoalescedReads reads = joined(1, 8, Duration.ofMillis(50));
        CompletableFuture<List<String>> first = start(reads, "first");
        awaitRoundTrips(1);
        assertThatThrownBy(() -> read(reads, "second"))
                .isInstanceOf(JedisException.class)
                .hasMessageContaining("in time");
        allowed.release(2);
        assertThat(first.join()).containsExactly("first!");
        assertThat(read(reads, "third")).containsExactly("third!");
        assertThat(sizes).containsExactly(1, 1);
    }

    @Test
    void everyoneGetsTheirOwnHoweverManyCome() {
        CoalescedReads reads = joined(2, 4, LONG);
        allowed.release(1_000_000);
        List<CompletableFuture<Void>> readers = IntStream.range(0, 16)
                .mapToObj(reader -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 3_000; i++) {
                                String key = reader + "-" + i;
                                assertThat(read(reads, key)).containsExactly(key + "!");
                            }
                        },
                        task -> Thread.ofPlatform().start(task)))
                .toList();
        readers.forEach(CompletableFuture::join);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(48_000);
        assertThat(sizes).allMatch(size -> size <= 4);
    }

    private List<CompletableFuture<List<String>>> startDuringARoundTrip(CoalescedReads reads, int others) {
        List<CompletableFuture<List<String>>> all = new ArrayList<>();
        all.add(start(reads, "0", "0'"));
        awaitRoundTrips(1);
        for (int i = 1; i <= others; i++) {
            all.add(start(reads, Integer.toString(i), i + "'"));
            awaitWaiting(reads, i);
        }
        return all;
    }

    private CoalescedReads joined(int roundTrips, int most, Duration patience) {
        return new CoalescedReads(this::values, roundTrips, most, patience);
    }

    private List<byte[]> values(byte[][] keys) {
        begun.incrementAndGet();
        allowed.acquireUninterruptibly();
        sizes.add(keys.length);
        return Arrays.stream(keys).map(key -> bytes(text(key) + "!")).toList();
    }

    private void awaitRoundTrips(int count) {
        while (begun.get() < count) {
            Thread.onSpinWait();
        }
    }

    private static void awaitWaiting(CoalescedReads reads, int count) {
        while (reads.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    private static CompletableFuture<List<String>> start(CoalescedReads reads, String... keys) {
        return CompletableFuture.supplyAsync(
                () -> read(reads, keys), task -> Thread.ofPlatform().start(task));
    }

    private static List<String> read(CoalescedReads reads, String... keys) {
        return reads.read(Arrays.stream(keys).map(CoalescedReadsTest::bytes).toArray(byte[][]::new)).stream()
                .map(CoalescedReadsTest::text)
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
