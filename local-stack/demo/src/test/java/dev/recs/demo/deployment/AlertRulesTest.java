package dev.recs.demo.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Prometheus' own checker reads our rules and runs their tests; left out where it is not installed (Debian package prometheus). */
final class AlertRulesTest {

    @Test
    void promtoolAcceptsTheRulesAndTheirTestsPass() throws IOException, InterruptedException {
        Path folder = Repository.ROOT.resolve("config/prometheus");
        run("promtool", "check", "config", folder.resolve("prometheus.yml").toString());
        for (String tests : List.of("freshness", "nightly")) {
            run(
                    "promtool",
                    "test",
                    "rules",
                    folder.resolve("tests/" + tests + ".yml").toString());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            Assumptions.abort("promtool is not installed: apt-get install prometheus");
            throw e;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
