package dev.recs.stores.queue;

import dev.recs.stores.redis.ClusterStack;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;

/** The queue in a Redis Cluster, which refuses a command over several slots. */
final class RefreshQueueInClusterIT extends RefreshQueueIT {

    @RegisterExtension
    static final ClusterStack CLUSTER = new ClusterStack();

    @Override
    UnifiedJedis connect() {
        return CLUSTER.connect();
    }
}
