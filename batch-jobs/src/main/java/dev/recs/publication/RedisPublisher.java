package dev.recs.publication;

import dev.recs.model.ErasureMark;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.redis.NewerWinsScript;
import dev.recs.model.redis.NewerWinsScript.Timed;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.model.redis.RecommendationListValue;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** Lists and profile summaries in Redis: one pipeline of the newer-wins script. */
public final class RedisPublisher {

    private static final Duration LIST_TTL = Duration.ofMinutes(30);
    private static final Duration PROFILE_TTL = Duration.ofHours(1);

    private final RedisClient redis;
    private final byte[] erasureKey;

    public RedisPublisher(RedisClient redis, byte[] erasureKey) {
        this.redis = redis;
        this.erasureKey = erasureKey.clone();
    }

    /** @param profiles of the same users in the same order as the lists */
    public void publish(List<UserProfile> profiles, List<RecommendationList> lists) {
        if (lists.isEmpty()) {
            return;
        }
        try (var pipeline = redis.pipelined()) {
            String script = redis.scriptLoad(NewerWinsScript.SOURCE);
            for (int i = 0; i < lists.size(); i++) {
                RecommendationList list = lists.get(i);
                pipeline.evalsha(
                        script,
                        NewerWinsScript.keys(list.userId(), ErasureMark.of(list.userId(), erasureKey)),
                        NewerWinsScript.arguments(
                                list.version(),
                                new Timed(RecommendationListValue.of(list).toJson(), LIST_TTL),
                                new Timed(
                                        ProfileSummaryValue.of(profiles.get(i)).toJson(), PROFILE_TTL)));
            }
            pipeline.sync();
        } catch (JedisException e) {
            throw new DependencyDown("Redis", e.getMessage(), e);
        }
    }
}
