package dev.recs.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.settings.Application;
import dev.recs.model.settings.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnknownSettingsTest {

    private final UnknownSettings unknown = new UnknownSettings(KnownSettings.load());

    @Test
    void allMisspeltVariablesAreSaidAtOnceEachWithTheNearestName() {
        assertThat(unknown.in(Environments.ofVariables(Map.of(
                        "RECS_REFRESH_CHUNKSIZ", "5",
                        "RECS_MYSQL_ULR", "jdbc:mysql://db/shop",
                        "RECS_COLOUR_OF_THE_PAGE", "green"))))
                .containsExactly(
                        "RECS_COLOUR_OF_THE_PAGE is unknown; docs/reference/configuration.md lists all settings",
                        "RECS_MYSQL_ULR is unknown; did you mean RECS_MYSQL_URL (recs.mysql.url)?",
                        "RECS_REFRESH_CHUNKSIZ is unknown; did you mean RECS_REFRESH_CHUNKSIZE (recs.refresh.chunk-size)?");
    }

    @Test
    void aMisspeltPropertyIsAnsweredWithAProperty() {
        assertThat(unknown.in(Environments.ofProperties(Map.of("recs.refresh.chunk-sizes", "5"))))
                .containsExactly("recs.refresh.chunk-sizes is unknown; did you mean recs.refresh.chunk-size?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECS_QUEUE_QUIET   | RECS_QUEUE_DEBOUNCE (recs.queue.debounce)",
                "RECS_QUEUE_ATMOST  | RECS_QUEUE_MAXWAIT (recs.queue.max-wait)",
                "RECS_QUEUE_AT_MOST | RECS_QUEUE_MAXWAIT (recs.queue.max-wait)",
                "RECS_WORKER_MANAGEMENTADDRESS | RECS_MANAGEMENT_ADDRESS (recs.management.address)",
                "RECS_RANKING_WEIGHTS_DISCOVERY_LONGRUN | RECS_RANKING_WEIGHTS_DISCOVERY_LONGTERMPOPULARITY"
                        + " (recs.ranking.weights.discovery.long-term-popularity)",
            })
    void anOldNameIsAnsweredWithTheNewOne(String old, String name) {
        assertThat(unknown.in(Environments.ofVariables(Map.of(old, "1"))))
                .containsExactly("%s has a new name: use %s".formatted(old, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RECS_REFRESH_CHUNKSIZE",
                "RECS_REFRESH_CHUNK_SIZE",
                "RECS_SERVING_CORSORIGINS_0",
                "RECS_SERVING_RATELIMIT_PERSECOND",
                "RECS_RANKING_WEIGHTS_DISCOVERY_TREND",
                "RECS_JWT_SECRET",
                "RECS_JAVA_HOME",
                "RECS_HEAP",
                "RECS_MYSQL_ROOT_PASSWORD",
                "SERVING_API_PORT",
                "RECSLIKE",
            })
    void aKnownVariableIsPassed(String name) {
        assertThat(unknown.in(Environments.ofVariables(Map.of(name, "1")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recs.refresh.chunk-size",
                "recs.refresh.chunkSize",
                "recs.refresh.chunk_size",
                "recs.serving.cors-origins[0]",
                "recs.ranking.weights.discovery.repeat-rate",
                "recs.programs.dir",
                "recs.storefront.classpath",
                "spring.application.name",
            })
    void aKnownPropertyIsPassed(String name) {
        assertThat(unknown.in(Environments.ofProperties(Map.of(name, "1")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RECS_SERVING_SERVICE_HOST,10.0.0.1",
        "RECS_SERVING_SERVICE_PORT,80",
        "RECS_SERVING_SERVICE_PORT_HTTP,80",
        "RECS_SERVING_PORT,tcp://10.0.0.1:80",
        "RECS_QUEUE_PORT,udp://10.0.0.1:53",
        "RECS_SERVING_PORT_80_TCP,tcp://10.0.0.1:80",
        "RECS_SERVING_PORT_80_TCP_ADDR,10.0.0.1",
        "RECS_QUEUE_PORT_53_UDP_PROTO,udp",
    })
    void aServiceLinkOfKubernetesIsPassed(String name, String value) {
        assertThat(unknown.in(Environments.ofVariables(Map.of(name, value)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"recs", "docker-compose.yml", "crontab"})
    void everyVariableOfTheRepositorysOwnFilesIsKnown(String file) throws IOException {
        Path root = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("CHANGELOG.md")))
                .findFirst()
                .orElseThrow();
        Map<String, String> variables = Pattern.compile("\\bRECS_[A-Z0-9_]+")
                .matcher(Files.readString(root.resolve(file)))
                .results()
                .map(MatchResult::group)
                .distinct()
                .collect(Collectors.toMap(name -> name, _ -> "1"));
        assertThat(variables).containsKey("recs".equals(file) ? "RECS_HEAP" : "RECS_ERASURE_KEY");
        assertThat(unknown.in(Environments.ofVariables(variables))).isEmpty();
    }

    @Test
    void onlyAListHasElements() {
        assertThat(unknown.in(Environments.ofVariables(Map.of("RECS_REFRESH_THREADS_0", "1"))))
                .containsExactly(
                        "RECS_REFRESH_THREADS_0 is unknown; did you mean RECS_REFRESH_THREADS (recs.refresh.threads)?");
        assertThat(unknown.in(Environments.ofProperties(Map.of("recs.refresh.threads[0]", "1"))))
                .containsExactly("recs.refresh.threads[0] is unknown; did you mean recs.refresh.threads?");
    }

    @Test
    void aPortThatIsNoAddressIsNoServiceLink() {
        assertThat(unknown.in(Environments.ofVariables(Map.of("RECS_SERVING_PORT", "8080"))))
                .containsExactly("RECS_SERVING_PORT is unknown; docs/reference/configuration.md lists all settings");
    }

    @Test
    void everyNewNameIsASettingAndNoOldNameIs() {
        KnownSettings withoutRenames = new KnownSettings(
                Stream.of(Application.values())
                        .flatMap(application -> SettingsFile.collect(application).stream())
                        .filter(definition -> !definition.isOpen())
                        .toList(),
                new TreeMap<>());
        SettingsFile.renamed().forEach((old, name) -> {
            assertThat(withoutRenames.hasProperty(old)).as(old).isFalse();
            assertThat(withoutRenames.hasProperty(name) || name.startsWith("recs.ranking.weights."))
                    .as(name)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"abc,abc,0", "abc,ABC,0", "kitten,sitting,3", "'',abc,3", "abcd,acbd,2"})
    void theDistanceIsTheNumberOfEdits(String from, String to, int edits) {
        assertThat(NearestName.distance(from, to)).isEqualTo(edits);
        assertThat(NearestName.distance(to, from)).isEqualTo(edits);
    }
}
