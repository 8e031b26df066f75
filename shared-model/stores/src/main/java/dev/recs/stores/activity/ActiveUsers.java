package dev.recs.stores.activity;

import dev.recs.model.UserId;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.FormerKeys;
import dev.recs.model.redis.UserBucket;
import dev.recs.stores.redis.MoveActivityScript;
import dev.recs.stores.redis.Pipelines;
import dev.recs.stores.redis.RedisScript;
import dev.recs.stores.redis.RedisTopology;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.resps.Tuple;

/** When each user last did something, as Redis has it: a sorted set for each bucket of users. */
public final class ActiveUsers {

    private static final int PAGE = 1_000;

    private final RedisScript move = new RedisScript(MoveActivityScript.SOURCE);
    private final UnifiedJedis redis;

    public ActiveUsers(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** Hands out all users, a page at a time; one may come twice. */
    public void forEachPage(Consumer<Map<UserId, Instant>> page) {
        takeOverFormer();
        for (UserBucket bucket : UserBucket.all()) {
            forEachPage(ActivityKey.of(bucket), page);
        }
    }

    private void forEachPage(String set, Consumer<Map<UserId, Instant>> page) {
        ScanParams params = new ScanParams().count(PAGE);
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<Tuple> found = redis.zscan(set, cursor, params);
            if (!found.getResult().isEmpty()) {
                page.accept(times(found.getResult()));
            }
            cursor = found.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }

    /** Moves what release 1.0.0 wrote to the sets of the buckets. @return how many users */
    public long takeOverFormer() {
        long moved = 0;
        if (RedisTopology.hasFormerKeys(redis)) {
            List<String> users = redis.zrange(FormerKeys.USER_ACTIVITY, 0, PAGE - 1L);
            while (!users.isEmpty()) {
                moved += (Long) move.run(redis, MoveActivityScript.keys(users), MoveActivityScript.arguments(users));
                users = redis.zrange(FormerKeys.USER_ACTIVITY, 0, PAGE - 1L);
            }
        }
        return moved;
    }

    public void remove(Collection<UserId> users) {
        Map<String, List<String>> bySet = users.stream()
                .collect(
                        Collectors.groupingBy(ActivityKey::of, Collectors.mapping(UserId::value, Collectors.toList())));
        Pipelines.run(
                redis,
                bySet.entrySet().stream()
                        .map(set -> Pipelines.commands(redis)
                                .zrem(set.getKey(), set.getValue().toArray(String[]::new)))
                        .toList());
    }

    public void removeBefore(Instant oldest) {
        Pipelines.run(
                redis,
                UserBucket.all().stream()
                        .map(bucket -> Pipelines.commands(redis)
                                .zremrangeByScore(ActivityKey.of(bucket), 0, (double) oldest.toEpochMilli()))
                        .toList());
    }

    private static Map<UserId, Instant> times(List<Tuple> users) {
        Map<UserId, Instant> times = new HashMap<>();
        users.forEach(user -> times.put(new UserId(user.getElement()), Instant.ofEpochMilli((long) user.getScore())));
        return times;
    }
}
