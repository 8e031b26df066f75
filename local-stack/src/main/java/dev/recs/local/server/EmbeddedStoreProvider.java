package dev.recs.local.server;

import dev.recs.stores.LocalStoreProvider;
import java.nio.file.Path;
import java.util.Set;

/** Hands embedded servers to the commands; named in {@code META-INF/services}. */
public final class EmbeddedStoreProvider implements LocalStoreProvider {

    @Override
    public LocalStores open(Path dataDir, Set<Store> missing) {
        return LocalServers.start(dataDir, missing);
    }
}
