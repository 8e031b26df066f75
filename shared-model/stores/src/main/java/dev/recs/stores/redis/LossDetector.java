package dev.recs.stores.redis;

import dev.recs.model.redis.LossDetectorKey;
import java.util.List;
import java.util.stream.IntStream;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.UnifiedJedis;

/**
 * Tells when Redis has lost something: by a restart without its file, a failover, an older backup.
 *
 * <p>Each look raises counters. One that is then not above what the look before saw is gone or was set back; of what Redis took since that look
 * and lost without losing them too nothing is known. Several processes raise the same counters. Not thread-safe.
 */
public final class LossDetector {

    private final UnifiedJedis redis;
    private List<Long> last = List.of();

    public LossDetector(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** True for the first look, which knows of nothing before it. */
    public boolean hasLost() {
        List<CommandObject<Long>> increments = LossDetectorKey.all().stream()
                .map(key -> Pipelines.commands(redis).incr(key))
                .toList();
        List<Long> before = last;
        List<Long> now = Pipelines.run(redis, increments);
        last = now;
        return before.isEmpty() || IntStream.range(0, now.size()).anyMatch(i -> now.get(i) <= before.get(i));
    }
}
