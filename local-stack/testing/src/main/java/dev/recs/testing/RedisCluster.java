package dev.recs.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * A Redis Cluster on loopback.
 *
 * <p>One node with all slots refuses a command over several slots as many nodes do: that is enough to hold that no command needs two.
 */
public final class RedisCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;
    private static final String HOST = "127.0.0.1";

    private final RedisNodes nodes;
    private final List<Integer> ports = new ArrayList<>();

    private RedisCluster(Path folder) {
        this.nodes = new RedisNodes(folder);
    }

    /** Starts a cluster and waits until all its slots are served. */
    public static RedisCluster start(Path folder, int masters, int replicasOfEach) {
        RedisCluster cluster = new RedisCluster(folder);
        try {
            cluster.create(masters, replicasOfEach);
            return cluster;
        } catch (RuntimeException | AssertionError e) {
            cluster.close();
            throw e;
        }
    }

    /** For {@code recs.redis.url}: all nodes. */
    public String url() {
        return "redis://" + ports.stream().map(port -> HOST + ":" + port).collect(Collectors.joining(","));
    }

    public List<Integer> ports() {
        return List.copyOf(ports);
    }

    /** The port of the master that has the slot of a key, as the nodes that run see it. */
    public int masterOf(String key) {
        int slot = JedisClusterCRC16.getSlot(key);
        return ports.stream()
                .filter(nodes::isRunning)
                .flatMap(port -> masterOf(port, slot).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no master has slot " + slot));
    }

    /** Ends a node without a word. */
    public void kill(int port) {
        nodes.kill(port);
    }

    public void restart(int port) {
        nodes.restart(port);
    }

    /** Waits until every node that runs says that all slots are served, and each slot's master runs. */
    public void awaitAllSlots() {
        RedisNodes.await(
                "every slot of the cluster",
                () -> ports.stream()
                        .filter(nodes::isRunning)
                        .allMatch(port -> info(port).contains("cluster_state:ok")
                                && masterOf(port, 0).map(nodes::isRunning).orElse(false)));
    }

    /** Waits until a key's master is another than the one that was killed. */
    public void awaitOtherMaster(String key, int killed) {
        int slot = JedisClusterCRC16.getSlot(key);
        RedisNodes.await(
                "another master of " + key,
                () -> ports.stream()
                        .filter(nodes::isRunning)
                        .allMatch(port -> masterOf(port, slot)
                                .filter(master -> master != killed)
                                .isPresent()));
    }

    /** Waits until a node that was started again follows a master and has all of its data. */
    public void awaitReplica(int port) {
        RedisNodes.await("a replica at " + port, () -> RedisNodes.isReplicaInStep(port));
    }

    /** Empties all masters. */
    public void flush() {
        for (int port : ports) {
            try (Jedis jedis = new Jedis(HOST, port)) {
                if (jedis.clusterNodes().lines().anyMatch(line -> line.contains("myself,master"))) {
                    jedis.flushAll();
                }
            }
        }
    }

    private void create(int masters, int replicasOfEach) {
        for (int i = 0; i < masters * (1 + replicasOfEach); i++) {
            ports.add(nodes.start("--cluster-enabled", "yes", "--cluster-node-timeout", "1500"));
        }
        for (int i = 0; i < masters; i++) {
            try (Jedis jedis = new Jedis(HOST, ports.get(i))) {
                jedis.clusterAddSlots(IntStream.range(SLOTS * i / masters, SLOTS * (i + 1) / masters)
                        .toArray());
                for (int port : ports) {
                    jedis.clusterMeet(HOST, port);
                }
            }
        }
        RedisNodes.await(
                "the whole cluster",
                () -> ports.stream().allMatch(port -> info(port).contains("cluster_known_nodes:" + ports.size())));
        for (int i = masters; i < ports.size(); i++) {
            replicate(ports.get(i), ports.get(i % masters));
        }
        awaitAllSlots();
    }

    private static void replicate(int replica, int master) {
        String id;
        try (Jedis jedis = new Jedis(HOST, master)) {
            id = jedis.clusterMyId();
        }
        try (Jedis jedis = new Jedis(HOST, replica)) {
            jedis.clusterReplicate(id);
        }
        RedisNodes.await("a replica at " + replica, () -> RedisNodes.isReplicaInStep(replica));
    }

    private static String info(int port) {
        try (Jedis jedis = new Jedis(HOST, port)) {
            return jedis.clusterInfo();
        } catch (JedisException e) {
            return "";
        }
    }

    /** Of lines as {@code ID HOST:PORT@BUS flags … 0-5460}. */
    private static Optional<Integer> masterOf(int asked, int slot) {
        try (Jedis jedis = new Jedis(HOST, asked)) {
            return jedis.clusterNodes()
                    .lines()
                    .map(line -> line.split(" ", -1))
                    .filter(parts -> parts[2].contains("master") && !parts[2].contains("fail"))
                    .filter(parts -> IntStream.range(8, parts.length).anyMatch(i -> holds(parts[i], slot)))
                    .map(parts -> Integer.valueOf(parts[1].replaceAll(".*:(\\d+)@.*", "$1")))
                    .findFirst();
        } catch (JedisException e) {
            return Optional.empty();
        }
    }

    private static boolean holds(String range, int slot) {
        if (!range.matches("\\d+(-\\d+)?")) {
            return false;
        }
        String[] ends = range.split("-", -1);
        return Integer.parseInt(ends[0]) <= slot && slot <= Integer.parseInt(ends[ends.length - 1]);
    }

    @Override
    public void close() {
        nodes.close();
    }
}
