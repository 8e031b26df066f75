package dev.recs.benchmarks.freshness;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Orders of new users while workers, the relay, Redis and MongoDB are killed in an order that the seed decides; then a look at
 * every user's list.
 */
final class ChaosRound {

    private static final Logger LOG = LoggerFactory.getLogger(ChaosRound.class);
    private static final int CUSTOMERS = 100;
    private static final int PER_SECOND = 60;
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** However often workers have to be started. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final TestShop shop;
    private final WorkerKeeper workers;
    private final long seed;
    private final Map<UserId, Set<ProductId>> bought = new HashMap<>();
    private final Map<UserId, LastOrder> last = new HashMap<>();
    private volatile boolean ordering = true;
    private volatile long restartedAt = System.nanoTime();

    ChaosRound(TestShop shop, WorkerKeeper workers, long seed) {
        this.shop = shop;
        this.workers = workers;
        this.seed = seed;
    }

    /** @return what is wrong, one line each; empty if nothing is */
    List<String> run(int orders) {
        List<String> customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(number -> "chaos-%d-%d".formatted(seed, number))
                .toList();
        shop.addCustomers(customers);
        shortenTheFileOfRedis();
        Thread killer = Thread.ofPlatform().name("killer").start(this::kill);
        order(customers, orders);
        ordering = false;
        try {
            killer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> wrong = new ArrayList<>();
        if (!becomesQuiet()) {
            wrong.add("queue and outbox were not empty for %s within %s of the last restart: %s"
                    .formatted(QUIET, LIMIT, leftOver()));
        }
        wrong.addAll(workers.endedByThemselves());
        wrong.addAll(new ListCheck(shop, bought, last).wrong());
        LOG.info("chaos round with seed {}: {} orders, {}", seed, orders, wrong.isEmpty() ? "all lists right" : wrong);
        return wrong;
    }

    /** Redis rewrites its file when it has doubled since the start; one that is killed every few seconds never comes to that. */
    private void shortenTheFileOfRedis() {
        shop.bean(UnifiedJedis.class).executeCommand(new CommandArguments(Protocol.Command.BGREWRITEAOF));
    }

    private void order(List<String> customers, int orders) {
        Random random = new Random(seed);
        long begin = System.nanoTime();
        for (int i = 0; i < orders; i++) {
            Pause.sleep(Duration.ofNanos(begin + i * 1_000_000_000L / PER_SECOND - System.nanoTime()));
            String customer = customers.get(random.nextInt(CUSTOMERS));
            String product = TestShop.product(random.nextInt(shop.products()));
            Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            shop.order(customer, List.of(product), at);
            UserId user = new UserId(customer);
            bought.computeIfAbsent(user, _ -> new TreeSet<>()).add(new ProductId(product));
            last.put(user, new LastOrder(new ProductId(product), at));
        }
    }

    /** Each victim once, then at random until the orders end. */
    private void kill() {
        Random random = new Random(~seed);
        List<Victim> all = List.of(Victim.values());
        List<Victim> victims = new ArrayList<>(all);
        Collections.shuffle(victims, random);
        while (ordering || !victims.isEmpty()) {
            Pause.sleep(Duration.ofMillis(500 + random.nextInt(2_500)));
            Victim victim = victims.isEmpty() ? all.get(random.nextInt(all.size())) : victims.removeFirst();
            LOG.info("killing {}", victim);
            victim.kill(shop, workers, random);
            restartedAt = System.nanoTime();
        }
    }

    private boolean becomesQuiet() {
        long begin = System.nanoTime();
        long emptySince = begin;
        while (System.nanoTime() - Math.max(restartedAt, workers.startedAt()) < LIMIT.toNanos()
                && System.nanoTime() - begin < LONGEST.toNanos()) {
            if (!isEmpty()) {
                emptySince = System.nanoTime();
            } else if (System.nanoTime() - emptySince >= QUIET.toNanos()) {
                return true;
            }
            Pause.sleep(Duration.ofMillis(50));
        }
        return false;
    }

    private boolean isEmpty() {
        UnifiedJedis redis = shop.bean(UnifiedJedis.class);
        try {
            return redis.xlen(SharedKeys.PROFILE_REFRESH) == 0
                    && redis.zcard(SharedKeys.PROFILE_REFRESH_DUE) == 0
                    && outbox().count() == 0;
        } catch (JedisException e) {
            return false;
        }
    }

    private String leftOver() {
        UnifiedJedis redis = shop.bean(UnifiedJedis.class);
        return "stream %d, due %d, outbox %d"
                .formatted(
                        redis.xlen(SharedKeys.PROFILE_REFRESH),
                        redis.zcard(SharedKeys.PROFILE_REFRESH_DUE),
                        outbox().count());
    }

    private Outbox outbox() {
        return new Outbox(shop.bean(JdbcClient.class));
    }

    /** A user's newest order. */
    record LastOrder(ProductId product, Instant at) {}
}
