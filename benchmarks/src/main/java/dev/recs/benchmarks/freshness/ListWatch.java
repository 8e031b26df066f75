package dev.recs.benchmarks.freshness;

import dev.recs.model.UserId;
import dev.recs.model.redis.Envelope;
import dev.recs.model.redis.RecommendationListKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * Looks whether the list in Redis has seen an order, for every order that waits: every 5 ms, and 5 ms later for each hundred that wait, so that
 * looking does not become the load.
 *
 * <p>The envelope of a list holds the time of the newest activity it has seen, which is the order's own when it was seen; so the lag is
 * measured outside the worker, from the return of the commit, too long by the time between two looks at most.
 */
final class ListWatch {

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final int HUNDRED = 100;
    private static final int AT_ONCE = 2_000;

    private final UnifiedJedis redis;
    private final BlockingQueue<Waiting> fresh = new LinkedBlockingQueue<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Double> lagsMs = new ArrayList<>();

    ListWatch(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** Any thread, right after the commit. */
    void committed(String customer, Instant orderedAt) {
        fresh.add(new Waiting(new UserId(customer), orderedAt, System.nanoTime()));
    }

    /** Until all that is committed was seen, or the deadline. */
    void watch(Orders orders, Duration patience) {
        long deadline = Long.MAX_VALUE;
        while (System.nanoTime() < deadline) {
            fresh.drainTo(waiting);
            poll();
            if (orders.isDone() && deadline == Long.MAX_VALUE) {
                deadline = System.nanoTime() + patience.toNanos();
            }
            if (orders.isDone() && fresh.isEmpty() && waiting.isEmpty()) {
                return;
            }
            Pause.sleep(LOOK.multipliedBy(1 + waiting.size() / HUNDRED));
        }
    }

    int missing() {
        return waiting.size() + fresh.size();
    }

    int seen() {
        return lagsMs.size();
    }

    double percentile(double part) {
        double[] sorted =
                lagsMs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.max(0, Math.ceil(part * sorted.length) - 1)];
    }

    private void poll() {
        List<Waiting> some = new ArrayList<>(waiting.subList(0, Math.min(AT_ONCE, waiting.size())));
        List<Response<byte[]>> heads = new ArrayList<>(some.size());
        try (var pipeline = redis.pipelined()) {
            some.forEach(order -> heads.add(pipeline.getrange(order.key(), 0, Envelope.BYTES - 1L)));
            pipeline.sync();
        }
        long now = System.nanoTime();
        boolean[] found = new boolean[some.size()];
        for (int i = 0; i < found.length; i++) {
            Instant orderedAt = some.get(i).orderedAt();
            found[i] = Envelope.read(heads.get(i).get())
                    .filter(head -> !head.version().activityUntil().isBefore(orderedAt))
                    .isPresent();
            if (found[i]) {
                lagsMs.add((now - some.get(i).committedAt()) / 1e6);
            }
        }
        for (int i = found.length - 1; i >= 0; i--) {
            if (found[i]) {
                waiting.remove(i);
            }
        }
    }

    private record Waiting(UserId customer, Instant orderedAt, long committedAt) {

        byte[] key() {
            return RecommendationListKey.of(customer).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Tells whether more will come. */
    interface Orders {
        boolean isDone();
    }
}
