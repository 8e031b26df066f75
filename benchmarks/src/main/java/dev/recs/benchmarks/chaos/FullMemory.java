package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;

/**
 * Redis at {@code maxmemory} with {@code volatile-lru}, as it is set up for the product: it throws out lists, which have a time to live and stay
 * in MongoDB, and when none is left it refuses writes.
 */
record FullMemory(Duration full) implements Trouble {

    private static final Duration BEFORE = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "Redis at maxmemory for %d s".formatted(full.toSeconds());
    }

    @Override
    public Duration length() {
        return BEFORE.plus(full).plusSeconds(2);
    }

    @Override
    public boolean throwsListsOut() {
        return true;
    }

    @Override
    public void happen(Stage stage, Random random, BooleanSupplier isOrdering) {
        UnifiedJedis redis = stage.shop().bean(UnifiedJedis.class);
        Pause.sleep(BEFORE);
        limit(redis, "1");
        try {
            Pause.sleep(full);
        } finally {
            limit(redis, "0");
        }
    }

    private static void limit(UnifiedJedis redis, String bytes) {
        redis.executeCommand(new CommandArguments(Protocol.Command.CONFIG)
                .add("SET")
                .add("maxmemory")
                .add(bytes));
    }
}
