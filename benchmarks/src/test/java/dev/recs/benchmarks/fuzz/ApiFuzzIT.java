package dev.recs.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.benchmarks.serving.ServingSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two thousand requests of {@code bench fuzz}, always the same ones; the command takes other seeds. */
final class ApiFuzzIT {

    private static final int REQUESTS = 2_000;
    private static final int CONNECTIONS = 2;
    private static final long SEED = 1_795_929_172;

    @Test
    void everyAnswerIsOfTheDocument() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "fuzz"));
        try (ServingSetup setup = new ServingSetup(folder, Map.of("recs.serving.rate-limit.per-second", 0))) {
            ApiFuzzer fuzzer = FuzzBenchmark.fuzzer(setup, SEED);
            fuzzer.run(REQUESTS, CONNECTIONS);
            assertThat(fuzzer.faults()).isEmpty();
            assertThat(fuzzer.statuses().keySet())
                    .as("not all are refused alike")
                    .contains(200, 202, 400, 401, 403, 404);
        }
    }
}
