package dev.recs.stores.activity;

import dev.recs.stores.redis.ClusterStack;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;

/** Searches and views in a Redis Cluster, which refuses a command over several slots. */
final class RecentEventsInClusterIT extends RecentEventsIT {

    @RegisterExtension
    static final ClusterStack CLUSTER = new ClusterStack();

    @Override
    UnifiedJedis connect() {
        return CLUSTER.connect();
    }
}
