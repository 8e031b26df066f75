package dev.recs.stores.refusals;

import dev.recs.model.UserId;
import dev.recs.model.redis.RefusedKey;
import dev.recs.model.redis.RefusedValue;
import dev.recs.model.refusal.Refusal;
import dev.recs.stores.redis.Pipelines;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/** Refusals where a read finds them at once. */
public final class RedisRefusals {

    private final UnifiedJedis redis;

    public RedisRefusals(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** @param all what the user refused: written first where Redis has nothing, and instead when the text of all changes has become long */
    public void add(UserId user, Refusal refusal, List<Refusal> all) {
        append(user, RefusedValue.added(refusal), all);
    }

    /** @param all what the user still refuses */
    public void remove(UserId user, Refusal refusal, List<Refusal> all) {
        append(user, RefusedValue.removed(refusal), all);
    }

    private void append(UserId user, String line, List<Refusal> all) {
        restore(Map.of(user, all));
        if (redis.append(RefusedKey.of(user), line) > RefusedValue.FULL) {
            redis.set(RefusedKey.of(user), text(all));
        }
    }

    /** Writes what Redis has lost of some users; a value that is there stays. */
    public void restore(Map<UserId, List<Refusal>> all) {
        Pipelines.run(
                redis,
                all.entrySet().stream()
                        .map(user -> Pipelines.commands(redis)
                                .set(
                                        RefusedKey.of(user.getKey()),
                                        text(user.getValue()),
                                        SetParams.setParams().nx()))
                        .toList());
    }

    public void removeAll(List<UserId> users) {
        Pipelines.run(
                redis,
                users.stream()
                        .map(user -> Pipelines.commands(redis).del(RefusedKey.of(user)))
                        .toList());
    }

    private static String text(List<Refusal> all) {
        return all.stream().map(RefusedValue::added).collect(Collectors.joining());
    }
}
