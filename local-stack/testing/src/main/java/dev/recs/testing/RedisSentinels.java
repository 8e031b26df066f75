package dev.recs.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A master, its replica and three sentinels that watch them, on loopback. */
public final class RedisSentinels implements AutoCloseable {

    /** As the sentinels call the master. */
    public static final String MASTER = "shop";

    private static final int QUORUM = 2;

    private final RedisNodes nodes;
    private final List<Integer> sentinels = new ArrayList<>();

    private RedisSentinels(Path folder) {
        this.nodes = new RedisNodes(folder);
    }

    public static RedisSentinels start(Path folder) {
        RedisSentinels all = new RedisSentinels(folder);
        try {
            all.create();
            return all;
        } catch (RuntimeException | AssertionError e) {
            all.close();
            throw e;
        }
    }

    /** For {@code recs.redis.url}: the sentinels. */
    public String url() {
        return "redis://" + sentinels.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** The port of the master, as the first sentinel knows it. */
    public int master() {
        try (Jedis sentinel = new Jedis("127.0.0.1", sentinels.getFirst())) {
            List<String> master = sentinel.sentinelGetMasterAddrByName(MASTER);
            return new HostAndPort(master.get(0), Integer.parseInt(master.get(1))).getPort();
        }
    }

    public void kill(int port) {
        nodes.kill(port);
    }

    public void restart(int port) {
        nodes.restart(port);
    }

    /** Waits until the sentinels name another master than the one that was killed, and it is one. */
    public void awaitOtherMaster(int killed) {
        RedisNodes.await("another master", () -> master() != killed && isMaster(master()));
    }

    public void awaitReplica(int port) {
        RedisNodes.await("a replica at " + port, () -> RedisNodes.isReplicaInStep(port));
    }

    private void create() {
        int master = nodes.start();
        int replica = nodes.start("--replicaof", "127.0.0.1", Integer.toString(master));
        awaitReplica(replica);
        for (int i = 0; i <= QUORUM; i++) {
            sentinels.add(nodes.startSentinel("""
                    sentinel monitor %1$s 127.0.0.1 %2$d %3$d
                    sentinel down-after-milliseconds %1$s 1000
                    sentinel failover-timeout %1$s 5000
                    """.formatted(MASTER, master, QUORUM)));
        }
        RedisNodes.await(
                "sentinels that know each other and the replica",
                () -> sentinels.stream().allMatch(RedisSentinels::knowsAll));
    }

    private static boolean knowsAll(int sentinel) {
        try (Jedis jedis = new Jedis("127.0.0.1", sentinel)) {
            return jedis.sentinelMasters().stream()
                    .anyMatch(master -> Integer.toString(QUORUM).equals(master.get("num-other-sentinels"))
                            && "1".equals(master.get("num-slaves")));
        } catch (JedisException e) {
            return false;
        }
    }

    private static boolean isMaster(int port) {
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            return jedis.info("replication").contains("role:master");
        } catch (JedisException e) {
            return false;
        }
    }

    @Override
    public void close() {
        nodes.close();
    }
}
