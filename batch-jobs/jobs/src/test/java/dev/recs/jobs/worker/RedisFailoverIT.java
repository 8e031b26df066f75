package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.relay.RelayLoop;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.SharedKeys;
import dev.recs.model.redis.TombstoneKey;
import dev.recs.model.redis.UserBucket;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.erasure.MongoTombstones;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.lists.Recommendations;
import dev.recs.testing.LocalStack;
import dev.recs.testing.RedisCluster;
import dev.recs.testing.RedisSentinels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Masters of Redis are killed while orders are committed and events recorded: no order is lost. How many events are lost is printed, since
 * replication is asynchronous.
 */
@EnabledIfEnvironmentVariable(
        named = "RECS_REDIS_FAILOVERS",
        matches = "\\d+",
        disabledReason = "RECS_REDIS_FAILOVERS says no number of failovers")
final class RedisFailoverIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration LOAD_GOES_ON = Duration.ofMillis(500);
    private static final UserId ERASED = new UserId("c29");

    @BeforeEach
    void empty() {
        STACK.empty();
    }

    @Test
    void ofACluster() {
        int failovers = Integer.parseInt(System.getenv("RECS_REDIS_FAILOVERS"));
        try (RedisCluster cluster = RedisCluster.start(Path.of("target", "failover", "cluster"), 3, 1)) {
            killUnderLoad(
                    "cluster of 3 masters and 3 replicas",
                    Map.of("recs.redis.mode", "cluster", "recs.redis.url", cluster.url()),
                    failovers,
                    round -> failOver(cluster, round));
        }
    }

    @Test
    void ofAMasterThatSentinelsWatch() {
        int failovers = Math.max(1, Integer.parseInt(System.getenv("RECS_REDIS_FAILOVERS")) / 4);
        try (RedisSentinels sentinels = RedisSentinels.start(Path.of("target", "failover", "sentinels"))) {
            killUnderLoad(
                    "master, replica and 3 sentinels",
                    Map.of(
                            "recs.redis.mode",
                            "sentinel",
                            "recs.redis.url",
                            sentinels.url(),
                            "recs.redis.master",
                            RedisSentinels.MASTER),
                    failovers,
                    _ -> failOver(sentinels));
        }
    }

    /** The master of the queue in turn with that of one user. */
    private static void failOver(RedisCluster cluster, int round) {
        String key = round % 2 == 0 ? SharedKeys.PROFILE_REFRESH : ActivityKey.of(new UserId(Shop.customer(round)));
        int killed = cluster.masterOf(key);
        cluster.kill(killed);
        cluster.awaitOtherMaster(key, killed);
        Shop.sleep(LOAD_GOES_ON);
        cluster.restart(killed);
        cluster.awaitReplica(killed);
    }

    private static void failOver(RedisSentinels sentinels) {
        int killed = sentinels.master();
        sentinels.kill(killed);
        sentinels.awaitOtherMaster(killed);
        Shop.sleep(LOAD_GOES_ON);
        sentinels.restart(killed);
        sentinels.awaitReplica(killed);
    }

    private static void killUnderLoad(String servers, Map<String, Object> settings, int failovers, Failover failover) {
        try (Shop shop = new Shop(STACK, with(settings))) {
            shop.bean(MongoTombstones.class).add(ERASED, shop.now());
            shop.bean(Worker.class).start();
            Thread.ofPlatform().daemon().name("relay").start(shop.bean(RelayLoop.class));
            FailoverLoad load = FailoverLoad.start(shop);
            for (int round = 0; round < failovers; round++) {
                failover.run(round);
            }
            load.stop();
            Shop.await("queue and outbox empty", LONG, shop::isQuiet);
            assertThat(ordersWithoutAList(shop, load)).isEmpty();
            shop.bean(TombstoneExpiry.class).run();
            assertThat(shop.redis().exists(tombstone(shop)))
                    .as("the tombstone of MongoDB is in Redis again")
                    .isTrue();
            System.out.printf(
                    "FAILOVER %s: %d failovers, %d orders, none lost; events %s%n",
                    servers, failovers, load.committed(), load.account());
        }
    }

    private static Map<String, Object> with(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("recs.relay.resend-after", "2s");
        all.put("recs.queue.visibility-timeout", "3s");
        return all;
    }

    /** Users whose list does not know of their latest order. */
    private static List<String> ordersWithoutAList(Shop shop, FailoverLoad load) {
        return load.orders().entrySet().stream()
                .filter(order -> !knows(shop, order.getKey(), order.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean knows(Shop shop, String customer, Instant ordered) {
        return shop.bean(Recommendations.class)
                .find(new UserId(customer))
                .map(RecommendationList::version)
                .filter(version -> !version.asOf().isBefore(ordered))
                .isPresent();
    }

    private static String tombstone(Shop shop) {
        Tombstone tombstone = shop.bean(ErasureKey.class).tombstoneOf(ERASED);
        return TombstoneKey.of(UserBucket.of(ERASED), tombstone);
    }

    private interface Failover {

        void run(int round);
    }
}
