package dev.recs.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.servers.Store;
import dev.recs.testing.LongRunning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few rounds of {@code bench chaos}; the seeds stand in the message of a failure and in the log. */
@LongRunning
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ChaosIT {

    private static final int PER_SECOND = 40;

    private static Stage stage;

    @BeforeAll
    static void start() throws IOException {
        stage = new Stage(
                Files.createDirectories(Path.of("target", "chaos")), new Builds(Optional.empty()), Optional.empty());
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    static Stream<Trouble> troubles() {
        return Stream.of(
                new Kills(Duration.ofSeconds(17)),
                new Freeze(Store.REDIS, Duration.ofSeconds(5)),
                new Freeze(Store.MYSQL, Duration.ofSeconds(5)),
                new Freeze(Store.MONGODB, Duration.ofSeconds(5)),
                new FullMemory(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void everyListIsRightAfter(Trouble trouble) {
        long seed = System.currentTimeMillis() / 1_000;
        assertThat(new ChaosRound(stage, seed).run(trouble, PER_SECOND))
                .as("%s, seed %d", trouble.name(), seed)
                .isEmpty();
    }
}
