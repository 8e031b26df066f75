package dev.recs.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is refused before any store is asked. */
final class StatsCommandTest {

    private final StringWriter complaints = new StringWriter();

    @Test
    void daysOutOfRangeAreRefused(@TempDir Path folder) {
        assertThat(run(folder, "--online", "--days=0")).isEqualTo(2);
        assertThat(run(folder, "--online", "--days=401")).isEqualTo(2);
        assertThat(complaints.toString().lines())
                .containsExactly(
                        "--days is 0: expected 1 to 400, as many as events are kept",
                        "--days is 401: expected 1 to 400, as many as events are kept");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void daysAreOfTheOnlineFiguresOnly(@TempDir Path folder) {
        assertThat(run(folder, "--days=7")).isEqualTo(2);
        assertThat(complaints.toString()).startsWith("Error: Missing required argument(s): --online");
        assertThat(folder).isEmptyDirectory();
    }

    private int run(Path folder, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--data-dir=" + folder);
        return new CommandLine(new StatsCommand())
                .setExecutionExceptionHandler(new ExitCodes())
                .setErr(new PrintWriter(complaints, true))
                .execute(arguments.toArray(String[]::new));
    }
}
