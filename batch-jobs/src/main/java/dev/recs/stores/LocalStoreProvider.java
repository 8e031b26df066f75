package dev.recs.stores;

import java.nio.file.Path;
import java.util.Set;

/** Starts servers on this machine for the stores that have no address; found by {@link java.util.ServiceLoader}. */
public interface LocalStoreProvider {

    /** @return open until closed; the servers may outlive it for a few seconds */
    LocalStores open(Path dataDir, Set<Store> missing);

    /** The stores that an address can be missing for. */
    enum Store {
        MYSQL,
        MONGODB,
        REDIS
    }

    /** A hold on running local servers. Addresses of stores that were not asked for are empty. */
    interface LocalStores extends AutoCloseable {

        StoreAddresses addresses();

        @Override
        void close();
    }
}
