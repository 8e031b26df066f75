package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.LocalStack;
import dev.recs.testing.RecsProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run and a worker leave in the log: date, zone and level on each line, and what it belongs to. */
final class LogsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String TEXT =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) +(INFO|WARN) .*";

    @TempDir
    Path folder;

    private SmallStore store;

    @BeforeEach
    void fill() {
        STACK.empty();
        store = new SmallStore(STACK, Map.of());
        store.fill();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aLineHadNeitherDateNorZoneNorRun() {
        RecsProcess process = refresh(Map.of());
        assertThat(process.err().lines()).allMatch(line -> line.matches(TEXT));
        assertThat(process.err().lines().filter(line -> line.contains("users started")))
                .singleElement()
                .asString()
                .contains(" INFO  [execution=%s, run=%s] users started".formatted(execution(), run()));
    }

    @Test
    void oneSettingMakesEachLineJson() {
        RecsProcess process = refresh(Map.of(
                "logging.structured.format.console", "ecs", "logging.level.org.springframework.jdbc.core", "DEBUG"));
        List<JsonNode> lines =
                process.err().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).allSatisfy(line -> {
            assertThat(Instant.parse(line.get("@timestamp").stringValue())).isBefore(Instant.now());
            assertThat(line.at("/log/level").stringValue()).isIn("INFO", "WARN", "DEBUG");
            assertThat(line.at("/service/name").stringValue()).isEqualTo("recs");
        });
        assertThat(lines.stream()
                        .filter(line -> line.has("run"))
                        .map(line -> line.get("message").stringValue()))
                .anyMatch(message -> message.matches("refresh all as of \\S+ started"))
                .contains("catalog started", "users started", "retention started");
        assertThat(lines.stream().filter(LogsIT::isOfAPartition)).isNotEmpty().allMatch(line -> line.has("run"));
        assertThat(lines.stream().filter(line -> line.has("run"))).allSatisfy(line -> {
            assertThat(line.get("run").stringValue()).isEqualTo(run());
            assertThat(line.get("execution").stringValue()).isEqualTo(execution());
        });
    }

    @Test
    void noLineNamesAUserOrASecret() {
        RecsProcess process = refresh(Map.of("logging.structured.format.console", "logstash"));
        assertThat(process.err())
                .isNotEmpty()
                .doesNotContainPattern("\\bc\\d\\d\\b")
                .doesNotContain("a password that nobody logs");
    }

    private static boolean isOfAPartition(JsonNode line) {
        return line.at("/process/thread/name").stringValue().startsWith("refresh-");
    }

    private RecsProcess refresh(Map<String, String> logging) {
        Map<String, String> settings = new HashMap<>(STACK.settings());
        settings.put("recs.erasure.key", "a password that nobody logs, long enough for a key");
        settings.put("recs.data-dir", folder.toString());
        settings.putAll(logging);
        RecsProcess process = RecsProcess.start(folder, settings, "refresh", "--all", "--as-of=2026-03-02T02:00:00Z");
        assertThat(process.exitCode()).as(process.err()).isZero();
        return process;
    }

    private String run() {
        return String.valueOf(store.jdbc().queryForObject("SELECT run_id FROM recs_run_reports", Long.class));
    }

    private String execution() {
        return String.valueOf(
                store.jdbc().queryForObject("SELECT job_execution_id FROM BATCH_JOB_EXECUTION", Long.class));
    }
}
