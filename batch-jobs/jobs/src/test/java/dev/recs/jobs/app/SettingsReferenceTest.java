package dev.recs.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.settings.Application;
import dev.recs.settings.SettingsReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed list of settings and the page of all settings say what the records say. */
final class SettingsReferenceTest {

    private static final String COMMAND =
            "mvn test -Dtest=SettingsReferenceTest" + " -Dsurefire.failIfNoSpecifiedTests=false -Drecs.write-docs=true";

    private final Path root = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("CHANGELOG.md")))
            .findFirst()
            .orElseThrow();

    private final SettingsReference reference = new SettingsReference(root);

    @Test
    void theCommittedFilesAreAsGenerated() {
        if (Boolean.getBoolean("recs.write-docs")) {
            reference.write(Application.JOBS, RecsConfiguration.class);
        }
        reference
                .texts(Application.JOBS, RecsConfiguration.class)
                .forEach((file, text) ->
                        assertThat(file).as("write it anew with: %s", COMMAND).hasContent(text));
    }
}
