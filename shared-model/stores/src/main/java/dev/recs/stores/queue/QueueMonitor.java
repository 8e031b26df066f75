package dev.recs.stores.queue;

import dev.recs.model.redis.SharedKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.resps.StreamConsumerInfo;

/** Looks at the queue without touching it, except that it forgets consumers of workers long gone. */
public final class QueueMonitor {

    private static final Duration GONE = Duration.ofMinutes(10);

    private final UnifiedJedis redis;
    private final Clock clock;
    private final DeadLetters deadLetters;

    public QueueMonitor(UnifiedJedis redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
        this.deadLetters = new DeadLetters(redis);
    }

    /** Users that are due now, taken or not. */
    public long depth() {
        return redis.xlen(SharedKeys.PROFILE_REFRESH);
    }

    public long deadLetters() {
        return deadLetters.count();
    }

    public QueueState state() {
        List<QueueState.Consumer> consumers = consumers().stream()
                .map(info ->
                        new QueueState.Consumer(info.getName(), info.getPending(), Duration.ofMillis(info.getIdle())))
                .toList();
        long taken = consumers.stream().mapToLong(QueueState.Consumer::holds).sum();
        long queued = Math.max(0, depth() - taken);
        long pending = redis.zcard(SharedKeys.PROFILE_REFRESH_DUE);
        return new QueueState(
                Math.max(0, pending - queued), queued, taken, dropped(), oldest(), consumers, deadLetters.count());
    }

    private long dropped() {
        String count = redis.get(SharedKeys.DROPPED_PROFILE_REFRESHES);
        return count == null ? 0 : Long.parseLong(count);
    }

    /** Consumers that hold nothing and have not asked for ten minutes. A worker that asks again is made anew by Redis. */
    public int removeInactiveConsumers() {
        int forgotten = 0;
        for (StreamConsumerInfo consumer : consumers()) {
            if (consumer.getPending() == 0 && consumer.getIdle() > GONE.toMillis()) {
                redis.xgroupDelConsumer(SharedKeys.PROFILE_REFRESH, SharedKeys.REFRESHERS, consumer.getName());
                forgotten++;
            }
        }
        return forgotten;
    }

    /** The id of an entry begins with the time at which Redis made it. */
    public Duration oldest() {
        return redis.xrange(SharedKeys.PROFILE_REFRESH, "-", "+", 1).stream()
                .map(entry ->
                        Duration.between(Instant.ofEpochMilli(entry.getID().getTime()), clock.instant()))
                .filter(age -> !age.isNegative())
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /** None while nobody has made the group. */
    private List<StreamConsumerInfo> consumers() {
        try {
            return redis.xinfoConsumers2(SharedKeys.PROFILE_REFRESH, SharedKeys.REFRESHERS);
        } catch (JedisDataException e) {
            return List.of();
        }
    }
}
