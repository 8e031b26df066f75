package dev.recs.benchmarks.freshness;

import dev.recs.model.UserId;
import dev.recs.model.redis.RecommendationListKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/**
 * Looks whether the list in Redis has seen an order, for every order that waits: every 5 ms, and 5 ms later for each hundred that wait, so that
 * looking does not become the load.
 *
 * <p>A list begins with the time of the newest activity it has seen, which is the order's own when it was seen; so the lag is
 * measured outside the worker, from the return of the commit, too long by the time between two looks at most.
 */
final class ListWatch {

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final int HUNDRED = 100;
    private static final int AT_ONCE = 2_000;
    private static final int HEADER = 79;
    private static final Pattern UNTIL = Pattern.compile("\"activityUntil\":(\\d+)");

    private final RedisClient redis;
    private final BlockingQueue<Waiting> fresh = new LinkedBlockingQueue<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Double> lagsMs = new ArrayList<>();

    ListWatch(RedisClient redis) {
        this.redis = redis;
    }

    /** Any thread, right after the commit. */
    void committed(String customer, Instant orderedAt) {
        fresh.add(new Waiting(
                RecommendationListKey.of(new UserId(customer)), orderedAt.toEpochMilli(), System.nanoTime()));
    }

    /** Until all that is committed was seen, or the deadline. */
    void watch(Orders orders, Duration patience) {
        long deadline = Long.MAX_VALUE;
        while (System.nanoTime() < deadline) {
            fresh.drainTo(waiting);
            look();
            if (orders.isDone() && deadline == Long.MAX_VALUE) {
                deadline = System.nanoTime() + patience.toNanos();
            }
            if (orders.isDone() && fresh.isEmpty() && waiting.isEmpty()) {
                return;
            }
            Pause.of(LOOK.multipliedBy(1 + waiting.size() / HUNDRED));
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

    private void look() {
        List<Waiting> some = new ArrayList<>(waiting.subList(0, Math.min(AT_ONCE, waiting.size())));
        List<Response<String>> headers = new ArrayList<>(some.size());
        try (var pipeline = redis.pipelined()) {
            some.forEach(order -> headers.add(pipeline.getrange(order.key(), 0, HEADER)));
            pipeline.sync();
        }
        long now = System.nanoTime();
        boolean[] found = new boolean[some.size()];
        for (int i = 0; i < found.length; i++) {
            Matcher matcher = UNTIL.matcher(headers.get(i).get());
            found[i] = matcher.find()
                    && Long.parseLong(matcher.group(1)) >= some.get(i).orderedAt();
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

    private record Waiting(String key, long orderedAt, long committedAt) {}

    /** Tells whether more will come. */
    interface Orders {
        boolean isDone();
    }
}
