package dev.recs.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.testing.LocalStack;
import dev.recs.testing.RecsProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The purchases of a real shop, with the model of this process's own texts: by threads, and on Spark. */
final class SampleStoreGridIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Path FILES = GridStore.ROOT.resolve("local-stack/demo/src/main/resources/sample-store");
    private static final Map<String, String> SIZES =
            Map.of("RECS_REFRESH_CHUNKSIZE", "250", "RECS_REFRESH_PARTITIONS", "4", "RECS_GRID_RANGEUSERS", "500");

    @TempDir
    Path folder;

    @Test
    void accountAndListsAreThoseOfARunByThreads() {
        GridStore store = new GridStore(STACK, folder);
        Instant asOf = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(1));
        RecsProcess files = store.start(
                Map.of(),
                "import",
                "--products=" + FILES.resolve("products.csv"),
                "--orders=" + FILES.resolve("orders.csv.gz"),
                "--shift-to=" + LocalDate.ofInstant(asOf.minus(Duration.ofDays(1)), ZoneOffset.UTC));
        assertThat(files.exitCode()).as(files.err()).isZero();
        RecsProcess threads = store.refresh(asOf, SIZES);
        assertThat(threads.exitCode()).as(threads.err()).isZero();
        Map<String, List<String>> expected = store.lists();
        assertThat(expected).hasSizeGreaterThan(4_000);
        store.dropProfilesAndLists();

        RecsProcess spark = store.refresh(asOf.plusMillis(1), SIZES, "--grid=spark");

        assertThat(spark.exitCode()).as(spark.err()).isZero();
        assertThat(account(spark)).isEqualTo(account(threads)).startsWith("read 4334, refreshed 43");
        assertSame(store.lists(), expected);
    }

    /** The second run is a millisecond later: a score may be rounded otherwise in its last digit. */
    private static void assertSame(Map<String, List<String>> lists, Map<String, List<String>> expected) {
        assertThat(lists.keySet()).isEqualTo(expected.keySet());
        expected.forEach((user, items) -> {
            List<String> others = lists.getOrDefault(user, List.of());
            assertThat(others).as(user).hasSameSizeAs(items);
            for (int i = 0; i < items.size(); i++) {
                String[] item = items.get(i).split(" ", 3);
                String[] other = others.get(i).split(" ", 3);
                assertThat(other[0] + other[2]).as(user).isEqualTo(item[0] + item[2]);
                assertThat(Double.parseDouble(other[1]))
                        .as(user)
                        .isCloseTo(Double.parseDouble(item[1]), within(1.5e-6));
            }
        });
    }

    private static String account(RecsProcess run) {
        return run.out().replaceFirst("(?s).*finished: (.*); texts embedded.*", "$1");
    }
}
