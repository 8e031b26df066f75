package dev.recs.stores.erasure;

import dev.recs.stores.redis.ClusterStack;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;

/** Tombstones and flags in a Redis Cluster, which refuses a command over several slots. */
final class RedisFlagsInClusterIT extends RedisFlagsIT {

    @RegisterExtension
    static final ClusterStack CLUSTER = new ClusterStack();

    @Override
    UnifiedJedis connect() {
        return CLUSTER.connect();
    }
}
