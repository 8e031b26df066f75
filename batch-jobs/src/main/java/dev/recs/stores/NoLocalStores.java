package dev.recs.stores;

import dev.recs.model.failure.Misconfigured;
import java.nio.file.Path;
import java.util.Set;

/** A production jar holds no servers: every address must be given. */
final class NoLocalStores implements LocalStoreProvider {

    @Override
    public LocalStores open(Path dataDir, Set<Store> missing) {
        if (!missing.isEmpty()) {
            throw new Misconfigured("no address given for %s: set RECS_MYSQL_URL, RECS_MONGODB_URI and RECS_REDIS_URL"
                    .formatted(missing));
        }
        return new LocalStores() {
            @Override
            public StoreAddresses addresses() {
                return new StoreAddresses("", "", "", "", "");
            }

            @Override
            public void close() {}
        };
    }
}
