package dev.recs.jobs.imports.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RejectsTest {

    @TempDir
    private Path folder;

    @Test
    void aRejectsFileThatCannotBeWrittenIsRefused() {
        assertThatThrownBy(() -> Rejects.into(folder, List.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("rejects file " + folder + " cannot be written (")
                .hasMessageEndingWith("): give another with --rejects");
    }

    @Test
    void aRejectsFileThatIsAnInputDoesNotEmptyIt() throws IOException {
        Path orders = Files.writeString(folder.resolve("orders.csv"), "order_id\n");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), orders);
        Path hard = Files.createLink(folder.resolve("hard.txt"), orders);
        Path other = folder.resolve("sub/../orders.csv");
        Files.createDirectory(folder.resolve("sub"));
        for (Path rejects : List.of(orders, link, hard, other)) {
            assertThatThrownBy(() -> Rejects.into(rejects, List.of(orders)))
                    .isInstanceOf(BadInput.class)
                    .hasMessage("rejects file %s is the input %s, which it would empty: give another with --rejects"
                            .formatted(rejects, orders));
        }
        assertThat(orders).hasContent("order_id\n");
    }

    @Test
    void eachRejectIsOnOneLineWhateverTheValueHolds() throws IOException {
        Path orders = folder.resolve("orders.csv");
        Path file = folder.resolve("rejects.txt");
        try (Rejects rejects = Rejects.into(file, List.of())) {
            rejects.add(orders, 2, "quantity 'x\r\norders.csv:3: forged': expected a number");
            rejects.warn(orders, 4, "price '\u001b[31m9\u2028'");
            rejects.end("no\tmore");
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "orders.csv:2: quantity 'x\\u000d\\u000aorders.csv:3: forged': expected a number",
                        "orders.csv:4: warning: price '\\u001b[31m9\\u2028'; imported without it",
                        "no\\u0009more");
    }

    @Test
    void halfACharacterInAValueDoesNotEndTheImport() throws IOException {
        Path file = folder.resolve("rejects.txt");
        try (Rejects rejects = Rejects.into(file, List.of())) {
            rejects.add(folder.resolve("events.jsonl"), 1, "type '\ud83d': expected search or view");
        }
        assertThat(file).hasContent("events.jsonl:1: type '?': expected search or view");
    }
}
