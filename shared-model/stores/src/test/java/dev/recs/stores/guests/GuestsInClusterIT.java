package dev.recs.stores.guests;

import dev.recs.stores.redis.ClusterStack;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;

/** Guests in a Redis Cluster, which refuses a command over several slots. */
final class GuestsInClusterIT extends GuestsIT {

    @RegisterExtension
    static final ClusterStack CLUSTER = new ClusterStack();

    @Override
    UnifiedJedis connect() {
        return CLUSTER.connect();
    }
}
