package dev.recs.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two rounds of {@code bench chaos}; the seeds stand in the message of a failure and in the log. */
final class ChaosIT {

    private static final int ORDERS = 1_000;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyListIsRightAfterWorkersRelayRedisAndMongoDbWereKilled() throws IOException {
        long seed = System.currentTimeMillis() / 1_000;
        Path folder = Files.createDirectories(Path.of("target", "chaos"));
        try (TestShop shop = new TestShop(folder, 300, 300);
                WorkerKeeper workers = new WorkerKeeper(shop, folder, 2)) {
            for (int round = 0; round < 2; round++) {
                assertThat(new ChaosRound(shop, workers, seed + round).run(ORDERS))
                        .as("seed %d", seed + round)
                        .isEmpty();
            }
        }
    }
}
