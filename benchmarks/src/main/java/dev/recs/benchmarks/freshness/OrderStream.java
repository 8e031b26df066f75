package dev.recs.benchmarks.freshness;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Orders at a constant rate, each at its own time whether or not the one before has committed. */
final class OrderStream {

    private static final int CONNECTIONS = 12;

    private final TestShop shop;
    private final ListWatch watch;
    private final int customers;
    private final Random random = new Random(11);
    private final AtomicLong committed = new AtomicLong();
    private volatile boolean done;

    OrderStream(TestShop shop, ListWatch watch, int customers) {
        this.shop = shop;
        this.watch = watch;
        this.customers = customers;
    }

    /** Returns when all are committed. */
    void run(int perSecond, Duration time) {
        long count = perSecond * time.toSeconds();
        long begin = System.nanoTime();
        try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (long i = 0; i < count; i++) {
                LockSupport.parkNanos(begin + i * 1_000_000_000L / perSecond - System.nanoTime());
                String customer = TestShop.customer(random.nextInt(customers));
                List<String> bought = List.of(
                        TestShop.product(random.nextInt(shop.products() / 2)),
                        TestShop.product(shop.products() / 2 + random.nextInt(shop.products() / 2)));
                var _ = connections.submit(() -> commit(customer, bought));
            }
        }
        done = true;
    }

    long committed() {
        return committed.get();
    }

    boolean isDone() {
        return done;
    }

    private void commit(String customer, List<String> bought) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        shop.order(customer, bought, at);
        watch.committed(customer, at);
        committed.incrementAndGet();
    }
}
