package dev.recs.stores;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Starts servers on this machine for the stores that have no address; found by {@link java.util.ServiceLoader}. */
@NullMarked
public interface LocalStoreProvider {

    /** @return open until closed; the servers may outlive it for a few seconds */
    LocalStores open(Path dataDir, Set<Store> missing);

    /** The stores that an address can be missing for. */
    enum Store {
        MYSQL("MySQL", "RECS_MYSQL_URL"),
        MONGODB("MongoDB", "RECS_MONGODB_URI"),
        REDIS("Redis", "RECS_REDIS_URL");

        private final String product;
        private final String variable;

        Store(String product, String variable) {
            this.product = product;
            this.variable = variable;
        }

        /** As an operator calls it. */
        public String product() {
            return product;
        }

        /** The environment variable that holds its address. */
        public String variable() {
            return variable;
        }
    }

    /** A hold on running local servers. Addresses of stores that were not asked for are empty. */
    interface LocalStores extends AutoCloseable {

        StoreAddresses addresses();

        @Override
        void close();
    }
}
