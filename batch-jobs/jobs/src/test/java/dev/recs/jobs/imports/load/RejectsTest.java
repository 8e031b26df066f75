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
}
