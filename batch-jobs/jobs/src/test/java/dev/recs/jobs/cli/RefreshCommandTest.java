package dev.recs.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is refused before any store is asked. */
final class RefreshCommandTest {

    private final StringWriter complaints = new StringWriter();

    @Test
    void aMomentToComeIsRefused(@TempDir Path folder) {
        assertThat(run(folder, "--as-of=2999-01-01T00:00:00Z")).isEqualTo(2);
        assertThat(complaints.toString())
                .startsWith("--as-of is 2999-01-01T00:00:00Z: expected a moment that has passed, it is 20");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTimeWithoutAZoneIsNamed(@TempDir Path folder) {
        assertThat(run(folder, "--as-of=2026-03-01")).isEqualTo(2);
        assertThat(complaints.toString())
                .contains("'2026-03-01' is no moment with a zone: expected one such as 2026-03-01T02:00:00Z")
                .doesNotContain("java.time");
    }

    private int run(Path folder, String argument) {
        CommandLine command = new CommandLine(new RefreshCommand())
                .setExecutionExceptionHandler(new ExitCodes())
                .setErr(new PrintWriter(complaints, true));
        return command.execute("--data-dir=" + folder, argument);
    }
}
