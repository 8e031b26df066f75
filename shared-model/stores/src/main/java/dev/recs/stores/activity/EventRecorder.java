package dev.recs.stores.activity;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.stores.redis.RecordScript;
import dev.recs.stores.redis.RecordScript.Answer;
import dev.recs.stores.redis.RecordScript.Call;
import dev.recs.stores.redis.RedisScript;
import dev.recs.stores.redis.UserMarks;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** Writes the events of users: searches, views, impressions, clicks, what was bought since, the counters of a day. */
public final class EventRecorder {

    private final RedisScript script = new RedisScript(RecordScript.SOURCE);
    private final UnifiedJedis redis;

    public EventRecorder(UnifiedJedis redis) {
        this.redis = redis;
    }

    /**
     * Records calls in one pipeline, in a cluster in one a node: each call all at once or not at all, the calls of different users not together.
     *
     * @param deadline in milliseconds of the clock of Redis; what begins later records nothing
     * @return an answer a call, in their order
     */
    public List<Answer> record(List<Call> calls, long deadline) {
        return script
                .runAll(
                        redis,
                        calls.stream()
                                .map(call -> RedisScript.Call.of(call.keys(), call.arguments(deadline)))
                                .toList())
                .stream()
                .map(Answer::of)
                .toList();
    }

    /** The marks that a call of a user looks at. */
    public UserMarks marksOf(UserId user, Tombstone tombstone) {
        return UserMarks.of(redis, user, tombstone);
    }
}
