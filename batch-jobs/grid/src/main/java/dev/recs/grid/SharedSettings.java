package dev.recs.grid;

import dev.recs.grid.executor.RunSettings;
import dev.recs.model.failure.Misconfigured;
import java.util.ArrayList;
import java.util.List;

/** What driver and executors must both be given: stores that executors reach, and a key that lies in no folder of the driver. */
final class SharedSettings {

    private SharedSettings() {}

    /** @throws Misconfigured naming all that is missing */
    static void require(RunSettings settings) {
        List<String> missing = new ArrayList<>(settings.stores().requireAddresses());
        missing.addAll(settings.erasure().requireKey());
        if (!missing.isEmpty()) {
            throw new Misconfigured("--grid=spark: executors reach no local servers and no data folder: %s"
                    .formatted(String.join("; ", missing)));
        }
    }
}
