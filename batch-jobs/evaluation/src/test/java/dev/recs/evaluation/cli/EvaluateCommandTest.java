package dev.recs.evaluation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.cli.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is refused before a history is read. */
final class EvaluateCommandTest {

    private final StringWriter complaints = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aKeyInsideTheFolderThatIsHandedOutIsRefused() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        assertThat(run("--export=" + link, "--pseudonyms", "--key=" + real.resolve("my.key")))
                .isEqualTo(2);
        assertThat(complaints.toString())
                .startsWith("key %s lies in --export %s, which is handed out: give a place outside it with --key"
                        .formatted(real.resolve("my.key"), link));
        assertThat(real).isEmptyDirectory();
    }

    @Test
    void listsAndExportDoNotGoTogether() {
        assertThat(run("--export=" + folder.resolve("out"), "--lists=als=als.jsonl"))
                .isEqualTo(2);
        assertThat(complaints.toString())
                .startsWith(
                        "--lists with --export: write the split first, then measure the lists that were made of it");
    }

    @Test
    void methodsAreAllOursOrNone() {
        assertThat(run("--methods=theirs")).isEqualTo(2);
        assertThat(complaints.toString()).startsWith("--methods 'theirs': expected all, ours or none");
    }

    @Test
    void withoutMethodsAndListsThereIsNothingToMeasure() {
        assertThat(run("--methods=none")).isEqualTo(2);
        assertThat(complaints.toString())
                .startsWith("--methods=none without --lists measures nothing: give --lists=NAME=FILE");
    }

    @Test
    void twoFilesOfListsOfOneNameAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "");

        assertThat(run("--lists=als=" + file, "--lists=als=" + file)).isEqualTo(2);
        assertThat(complaints.toString())
                .startsWith("--lists: two files have the same name; give each a name of its own");
    }

    @Test
    void aListHasAtLeastOnePlace() {
        assertThat(run("--k=0")).isEqualTo(2);
        assertThat(complaints.toString()).startsWith("--k 0: expected a length from 1");
    }

    private int run(String... arguments) {
        CommandLine command = new CommandLine(new EvaluateCommand())
                .setExecutionExceptionHandler(new ExitCodes())
                .setErr(new PrintWriter(complaints, true));
        return command.execute(
                Stream.concat(Stream.of("--data-dir=" + folder.resolve("data")), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }
}
