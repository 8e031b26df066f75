package dev.recs.stores;

import dev.recs.model.failure.Misconfigured;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** A production jar holds no servers: every address must be given. */
public final class NoLocalStores implements LocalStoreProvider {

    @Override
    public LocalStores open(Path dataDir, Set<Store> missing) {
        if (!missing.isEmpty()) {
            throw new Misconfigured("no address given for %s: set %s"
                    .formatted(
                            missing.stream().map(Store::product).collect(Collectors.joining(", ")),
                            missing.stream().map(Store::variable).collect(Collectors.joining(", "))));
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
