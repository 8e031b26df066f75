package dev.recs.stores.lists;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.DeleteOlderScript;
import dev.recs.model.redis.LiftTombstoneScript;
import dev.recs.model.redis.NewerWinsScript;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.RecommendationListValue;
import dev.recs.model.redis.UserProfileKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/** Lists and profile summaries in Redis: one pipeline of the newer-wins script. */
public final class RedisPublisher {

    private final RedisClient redis;
    private final byte[] erasureKey;
    private final CacheTimes times;

    public RedisPublisher(RedisClient redis, byte[] erasureKey, CacheTimes times) {
        this.redis = redis;
        this.erasureKey = erasureKey.clone();
        this.times = times;
    }

    /** @param profiles of the same users in the same order as the lists */
    public Map<UserId, NewerWinsScript.Outcome> publish(List<UserProfile> profiles, List<RecommendationList> lists) {
        if (lists.isEmpty()) {
            return Map.of();
        }
        byte[] script = redis.scriptLoad(NewerWinsScript.SOURCE).getBytes(StandardCharsets.US_ASCII);
        Map<UserId, Response<Object>> replies = HashMap.newHashMap(lists.size());
        try (var pipeline = redis.pipelined()) {
            for (int i = 0; i < lists.size(); i++) {
                RecommendationList list = lists.get(i);
                replies.put(
                        list.userId(),
                        pipeline.evalsha(
                                script,
                                NewerWinsScript.keys(list.userId(), Tombstone.compute(list.userId(), erasureKey)),
                                arguments(profiles.get(i), list)));
            }
            pipeline.sync();
        }
        Map<UserId, NewerWinsScript.Outcome> outcomes = HashMap.newHashMap(lists.size());
        replies.forEach((user, reply) -> outcomes.put(user, NewerWinsScript.Outcome.of(reply.get())));
        return outcomes;
    }

    /** Removes list and profile summary. */
    public void delete(Collection<UserId> users) {
        if (!users.isEmpty()) {
            redis.del(users.stream()
                    .flatMap(user -> Stream.of(RecommendationListKey.of(user), UserProfileKey.of(user)))
                    .toArray(String[]::new));
        }
    }

    /** Removes list and profile summary of each user, unless a refresh as of a later time wrote them. */
    public void deleteOlder(Collection<UserId> users, Instant asOf) {
        if (users.isEmpty()) {
            return;
        }
        String script = redis.scriptLoad(DeleteOlderScript.SOURCE);
        List<Response<Object>> responses = new ArrayList<>(users.size());
        try (var pipeline = redis.pipelined()) {
            for (UserId user : users) {
                responses.add(
                        pipeline.evalsha(script, DeleteOlderScript.keys(user), DeleteOlderScript.arguments(asOf)));
            }
            pipeline.sync();
        }
        responses.forEach(Response::get);
    }

    /** Removes the tombstones of users whose account was opened after the erasure. */
    public void lift(Map<UserId, Instant> createdAt) {
        createdAt.forEach((user, created) -> redis.eval(
                LiftTombstoneScript.SOURCE,
                LiftTombstoneScript.keys(Tombstone.compute(user, erasureKey)),
                LiftTombstoneScript.arguments(created)));
    }

    private List<byte[]> arguments(UserProfile profile, RecommendationList list) {
        return NewerWinsScript.arguments(
                RecommendationListValue.of(list).toBytes(),
                times.recommendations(),
                ProfileSummaryValue.of(profile).toBytes(list.recipe()),
                times.profile());
    }
}
