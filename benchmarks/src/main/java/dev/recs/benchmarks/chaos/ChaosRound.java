package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import dev.recs.benchmarks.freshness.TestShop;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Orders of new users while something goes wrong; then a look at every user's list. */
final class ChaosRound {

    private static final Logger LOG = LoggerFactory.getLogger(ChaosRound.class);
    private static final int CUSTOMERS = 100;
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** However often workers have to be started. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Stage stage;
    private final TestShop shop;
    private final WorkerKeeper workers;
    private final long seed;
    private final Map<UserId, Set<ProductId>> bought = new HashMap<>();
    private final Map<UserId, LastOrder> last = new HashMap<>();
    private volatile boolean ordering = true;
    private volatile long mendedAt = System.nanoTime();

    ChaosRound(Stage stage, long seed) {
        this.stage = stage;
        this.shop = stage.shop();
        this.workers = stage.workers();
        this.seed = seed;
    }

    /**
     * @param perSecond orders a second, for as long as the trouble says
     * @return what is wrong, one line each; empty if nothing is
     */
    List<String> run(Trouble trouble, int perSecond) {
        List<String> customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(number -> "chaos-%d-%d".formatted(seed, number))
                .toList();
        shop.addCustomers(customers);
        shortenTheFileOfRedis();
        stage.api().readListsOf(customers);
        Thread troubled = Thread.ofPlatform().name("trouble").start(() -> {
            trouble.happen(stage, new Random(~seed), () -> ordering);
            mendedAt = System.nanoTime();
        });
        int orders = order(customers, trouble.length(), perSecond);
        ordering = false;
        try {
            troubled.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> wrong = new ArrayList<>();
        if (!becomesQuiet()) {
            wrong.add("queue and outbox were not empty for %s within %s after all was mended: %s"
                    .formatted(QUIET, LIMIT, leftOver()));
        }
        wrong.addAll(workers.endedByThemselves());
        stage.api().awaitUp();
        wrong.addAll(stage.api().wrong());
        wrong.addAll(new ListCheck(shop, bought, last, trouble.throwsListsOut()).wrong());
        wrong.addAll(stage.nightly().wrong());
        LOG.info(
                "{} with seed {}: {} orders, {}",
                trouble.name(),
                seed,
                orders,
                wrong.isEmpty() ? "all lists right" : wrong);
        return wrong;
    }

    /** Redis rewrites its file when it has doubled since the start; one that is killed every few seconds never comes to that. */
    private void shortenTheFileOfRedis() {
        shop.bean(UnifiedJedis.class).executeCommand(new CommandArguments(Protocol.Command.BGREWRITEAOF));
    }

    private int order(List<String> customers, Duration length, int perSecond) {
        Random random = new Random(seed);
        long begin = System.nanoTime();
        int orders = 0;
        while (System.nanoTime() - begin < length.toNanos()) {
            String customer = customers.get(random.nextInt(CUSTOMERS));
            String product = TestShop.product(random.nextInt(shop.products()));
            Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            shop.orderPatiently(customer, List.of(product), at, LONGEST);
            UserId user = new UserId(customer);
            bought.computeIfAbsent(user, _ -> new TreeSet<>()).add(new ProductId(product));
            last.put(user, new LastOrder(new ProductId(product), at));
            orders++;
            Pause.sleep(Duration.ofNanos(begin + orders * 1_000_000_000L / perSecond - System.nanoTime()));
        }
        return orders;
    }

    private boolean becomesQuiet() {
        long begin = System.nanoTime();
        long emptySince = begin;
        while (System.nanoTime() - Math.max(mendedAt, workers.startedAt()) < LIMIT.toNanos()
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
        } catch (JedisException | DataAccessException e) {
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
