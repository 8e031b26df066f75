package dev.recs.stores.guests;

import dev.recs.stores.redis.ClusterStack;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;

/** Merges in a Redis Cluster, where guest, account and record lie on different nodes. */
final class GuestMergeInClusterIT extends GuestMergeIT {

    @RegisterExtension
    static final ClusterStack CLUSTER = new ClusterStack();

    @Override
    UnifiedJedis connect() {
        return CLUSTER.connect();
    }
}
