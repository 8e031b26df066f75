package dev.recs.demo.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Repository;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

final class ComposeFileTest {

    private static final String TEXT = Repository.text("docker-compose.yml");
    private static final Map<String, Object> FILE = new Yaml().load(TEXT);
    private static final Map<String, Map<String, Object>> SERVICES = child(FILE, "services");

    @Test
    void itHoldsTheWholeProductionShape() {
        assertThat(SERVICES)
                .containsOnlyKeys(
                        "mysql", "mongodb", "redis", "nightly", "worker", "serving-api", "prometheus", "grafana");
    }

    @Test
    void everyImageIsPinnedToAPatchVersion() {
        assertThat(SERVICES)
                .allSatisfy((name, service) -> assertThat(service.get("image"))
                        .as(name)
                        .asString()
                        .matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+(-[a-z0-9.]+)?"));
        assertThat(Repository.text("Dockerfile"))
                .containsPattern("FROM eclipse-temurin:25\\.\\d+\\.\\d+_\\d+-jre-noble")
                .contains("USER recs", "extract --layers");
    }

    @Test
    void whatIsBuiltHereIsBuiltFromTheOneDockerfile() {
        assertThat(SERVICES.values())
                .filteredOn(service -> service.containsKey("build"))
                .extracting(service -> service.get("build"))
                .containsOnly(
                        Map.of("context", "batch-jobs/executable", "dockerfile", "../../Dockerfile"),
                        Map.of("context", "serving-api", "dockerfile", "../Dockerfile"));
    }

    @Test
    void everyServiceComesBackHasLimitsAndRotatesItsLog() {
        assertThat(SERVICES).allSatisfy((name, service) -> {
            assertThat(service).as(name).containsEntry("restart", "unless-stopped");
            assertThat(service.get("deploy")).as(name).asString().contains("cpus=", "memory=");
            assertThat(service.get("logging")).as(name).asString().contains("max-size=");
        });
    }

    @Test
    void everyServiceHasAHealthCheck() {
        assertThat(SERVICES)
                .allSatisfy((name, service) -> assertThat(service).as(name).containsKey("healthcheck"));
    }

    @Test
    void noSecretHasADefault() {
        assertThat(variables())
                .filteredOn(variable -> variable.group(1).matches(".*(PASSWORD|SECRET|KEY).*"))
                .filteredOn(variable -> !variable.group(1).equals("OPENAI_API_KEY"))
                .hasSizeGreaterThan(6)
                .allSatisfy(variable -> assertThat(variable.group(2)).startsWith(":?"));
        assertThat(TEXT).contains("${OPENAI_API_KEY:-}");
        assertThat(TEXT.lines().filter(line -> line.matches(".*(PASSWORD|SECRET|_KEY|AUTH): .*")))
                .allSatisfy(line -> assertThat(line).contains("${"));
    }

    @Test
    void itsDocumentNamesEveryVariable() {
        Set<String> names = new TreeSet<>();
        variables().forEach(variable -> names.add(variable.group(1)));

        assertThat(Repository.text("docs/guide/docker-compose.md")).contains(names);
    }

    @Test
    void noStoreIsReachableFromOutside() {
        assertThat(List.of("mysql", "mongodb", "redis", "prometheus"))
                .allSatisfy(name -> assertThat(SERVICES.get(name))
                        .doesNotContainKey("ports")
                        .containsEntry("networks", List.of("stores")));
        assertThat(child(FILE, "networks").get("stores")).isEqualTo(Map.of("internal", true));
    }

    @Test
    void theStoresAreSetUpAsTheCodeNeedsThem() {
        assertThat(SERVICES.get("mysql")).asString().contains("--log-bin-trust-function-creators=1");
        assertThat(SERVICES.get("redis")).asString().contains("--appendonly yes", "--maxmemory-policy volatile-");
    }

    @Test
    void everyMountedFolderOfTheRepositoryExists() {
        assertThat(Pattern.compile("\\./(config[\\w/.-]*):").matcher(TEXT).results())
                .hasSize(4)
                .allSatisfy(mount -> assertThat(Repository.has(mount.group(1)))
                        .as(mount.group())
                        .isTrue());
    }

    private static List<MatchResult> variables() {
        return Pattern.compile("\\$\\{(\\w+)([^}]*)}").matcher(TEXT).results().toList();
    }

    @SuppressWarnings("unchecked") // YAML has no types.
    private static <T> Map<String, T> child(Map<String, Object> parent, String name) {
        return (Map<String, T>) parent.getOrDefault(name, Map.of());
    }
}
