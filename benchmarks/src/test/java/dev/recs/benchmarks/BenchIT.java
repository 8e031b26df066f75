package dev.recs.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.LongRunning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

/** The commands that need nothing but this class path, over stores so small that only their running counts. */
@LongRunning
final class BenchIT {

    private final Path folder = Path.of("target", "bench").toAbsolutePath();

    @Test
    void refreshOfAGeneratedStoreTellsItsStagesAndRetentionFindsNothingToDrop() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        assertThat(printed("store", "--users=60", "--data-dir=" + folder)).contains("order lines");
        String refresh = printed("refresh", "--sample=2", "--sample-reading=1", "--data-dir=" + folder);
        assertThat(refresh)
                .contains("refreshed 60", "retention: dropped 0 of 60 profiles")
                .containsPattern("stores.lists: inside stores +[1-9]")
                .containsPattern("recommender.lists: CPU +\\d")
                .doesNotContain("round trips to null");
        assertThat(printed("second-night", "--data-dir=" + folder)).contains("texts sent");
    }

    /** A part of 10,000 users is loaded at once. */
    @Test
    void theReportOfGeneratedEventsIsMeasured() throws IOException {
        Path ofEvents = folder.resolveSibling("bench-online");
        FileSystemUtils.deleteRecursively(ofEvents);
        Files.createDirectories(ofEvents);
        assertThat(printed("online", "--events=1", "--data-dir=" + ofEvents))
                .containsPattern("events +202,187\\b")
                .containsPattern("users +10,000\\b")
                .containsPattern("clicks by impressions +0\\.099\\b");
    }

    @Test
    void modelAndRankingAreMeasuredWithoutStores() {
        assertThat(printed("model", "--users=300")).contains("products in the model");
        assertThat(printed("ranking", "--products=500", "--users=200", "--sample=20"))
                .contains("dense: sgemm");
    }

    private static String printed(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CommandLine bench = new CommandLine(new Bench());
        ServiceLoader.load(Benchmark.class).forEach(bench::addSubcommand);
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            assertThat(bench.execute(arguments)).as(printed::toString).isZero();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
