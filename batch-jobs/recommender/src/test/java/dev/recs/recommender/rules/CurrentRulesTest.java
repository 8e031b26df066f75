package dev.recs.recommender.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CurrentRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String ONE = "rules: [{name: no lamps, action: exclude, category: lamps}]";
    private static final String TWO = "rules: [{name: no teas!, action: exclude, category: teas!}]";

    @TempDir
    private Path folder = Path.of(".");

    private Path file = folder;
    private int writes;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("rules.yml");
        write(ONE);
    }

    @Test
    void withoutAFileThereAreNoRulesAndNothingChanges() {
        CurrentRules rules = CurrentRules.read(new RuleSettings(""));
        assertThat(rules.reloadIfChanged()).isFalse();
        assertThat(rules.book().size()).isZero();
    }

    @Test
    void aChangedFileOfTheSameSizeIsReadOnce() throws IOException {
        CurrentRules rules = CurrentRules.read(new RuleSettings(file.toString()));
        assertThat(rules.reloadIfChanged()).isFalse();
        write(TWO);
        assertThat(rules.reloadIfChanged()).isTrue();
        assertThat(rules.reloadIfChanged()).isFalse();
        assertThat(rules.book().textAt(NOW)).contains("no teas!").doesNotContain("no lamps");
    }

    @Test
    void aFileThatIsBrokenOrGoneKeepsTheOldRulesUntilItIsRightAgain() throws IOException {
        CurrentRules rules = CurrentRules.read(new RuleSettings(file.toString()));
        write("rules: [{name: half a ru");
        assertThat(rules.reloadIfChanged()).isFalse();
        assertThat(rules.book().textAt(NOW)).contains("no lamps");
        Files.delete(file);
        assertThat(rules.reloadIfChanged()).isFalse();
        assertThat(rules.book().textAt(NOW)).contains("no lamps");
        write(TWO);
        assertThat(rules.reloadIfChanged()).isTrue();
        assertThat(rules.book().textAt(NOW)).contains("no teas!");
    }

    @Test
    void atTheStartABrokenFileIsRefused() throws IOException {
        write("rules: [{name: half a ru");
        RuleSettings settings = new RuleSettings(file.toString());
        assertThatThrownBy(() -> CurrentRules.read(settings))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("this is not YAML");
    }

    /** Each a second after the one before, however fast the test is. */
    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(writes++)));
    }
}
