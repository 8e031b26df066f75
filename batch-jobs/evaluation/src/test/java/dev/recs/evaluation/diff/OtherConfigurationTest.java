package dev.recs.evaluation.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OtherConfigurationTest {

    @TempDir
    private Path folder;

    @Test
    void propertiesAndYamlSayTheSame() throws IOException {
        assertThat(OtherConfiguration.read(
                        file("a.properties", "recs.ranking.diversity.strength=0.2\nrecs.rules.file=r.yml\n")))
                .isEqualTo(OtherConfiguration.read(file(
                        "a.yaml",
                        "recs:\n  ranking:\n    diversity:\n      strength: 0.2\n  rules:\n    file: r.yml\n")))
                .containsEntry("recs.ranking.diversity.strength", "0.2");
    }

    @Test
    void aSettingThatNeedsAnotherModelIsRefusedByName() throws IOException {
        Path file = file("a.properties", "recs.training.ridge=9\nrecs.redis.url=redis://h\nrecs.signal.searches=3\n");
        assertThatThrownBy(() -> OtherConfiguration.read(file))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("recs.training.ridge needs a model of its own")
                .hasMessageContaining("recs.redis.url does not shape lists: expected a setting under recs.profile")
                .hasMessageNotContainingAny("recs.signal.searches", "redis://h");
    }

    @Test
    void aFileThatIsMissingEmptyOrBrokenIsRefused() throws IOException {
        assertThatThrownBy(() -> OtherConfiguration.read(folder.resolve("none.properties")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cannot be read: give a .properties or .yaml file");
        Path empty = file("empty.properties", "# nothing\n");
        assertThatThrownBy(() -> OtherConfiguration.read(empty)).hasMessageContaining("holds no setting");
        Path broken = file("broken.yaml", "recs: [\n");
        assertThatThrownBy(() -> OtherConfiguration.read(broken))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("broken.yaml cannot be read");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
