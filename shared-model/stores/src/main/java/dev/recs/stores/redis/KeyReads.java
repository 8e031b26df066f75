package dev.recs.stores.redis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Reads values of many users at once: one MGET, in a cluster one pipeline a node of an MGET for each slot. */
public final class KeyReads {

    private KeyReads() {}

    /** The values of keys, in their order, nulls among them. */
    public static List<byte[]> mget(UnifiedJedis redis, byte[]... keys) {
        return RedisTopology.isCluster(redis) ? bySlot(redis, keys) : redis.mget(keys);
    }

    private static List<byte[]> bySlot(UnifiedJedis redis, byte[][] keys) {
        Map<Integer, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            places.computeIfAbsent(JedisClusterCRC16.getSlot(keys[i]), slot -> new ArrayList<>())
                    .add(i);
        }
        List<CommandObject<List<byte[]>>> commands = places.values().stream()
                .map(ofSlot -> Pipelines.commands(redis)
                        .mget(ofSlot.stream().map(i -> keys[i]).toArray(byte[][]::new)))
                .toList();
        List<List<byte[]>> replies = Pipelines.run(redis, commands);
        byte[][] values = new byte[keys.length][];
        int slot = 0;
        for (List<Integer> ofSlot : places.values()) {
            for (int i = 0; i < ofSlot.size(); i++) {
                values[ofSlot.get(i)] = replies.get(slot).get(i);
            }
            slot++;
        }
        return Arrays.asList(values);
    }
}
