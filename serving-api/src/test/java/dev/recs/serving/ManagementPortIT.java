package dev.recs.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.LocalStack;
import dev.recs.testing.Repository;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

/** What probes and Prometheus read of the API, at its own port. */
final class ManagementPortIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    /** Of the API, as its rules and the dashboard name them; not the names of rules, which hold colons. */
    private static final Pattern OF_THE_API = Pattern.compile(
            "(?<![\\w:])(?:recommendations|recs_cache|recs_events|http_server_requests|jvm_memory)_\\w+(?![\\w:])");

    private static final String TOKEN = ApiUnderTest.service("recs:read", "recs:events", "recs:admin");
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(STACK, Map.of());
        api.get("/api/v1/popular", TOKEN);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"health/liveness", "health/readiness", "health"})
    void probesSayUp(String probe) {
        HttpResponse<String> response = management(probe);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"status\":\"UP\"");
    }

    @Test
    void everyMetricThatRulesAndDashboardReadIsScraped() {
        String scrape = management("prometheus").body();
        Set<String> scraped = scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        Set<String> read = new TreeSet<>();
        OF_THE_API
                .matcher(Repository.text("config/prometheus/rules/serving.yml")
                        + Repository.text("config/grafana/dashboards/recs.json"))
                .results()
                .forEach(match -> read.add(match.group()));
        assertThat(read).hasSize(7).isSubsetOf(scraped);
        assertThat(scrape).contains("source=\"popular-held\"", "source=\"default\"", "source=\"personalized\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "heapdump", "beans", "configprops", "loggers", "threaddump", "shutdown"})
    void nothingElseIsThereWhateverTheToken(String endpoint) {
        assertThat(management(endpoint).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> management(String endpoint) {
        String port = api.bean(Environment.class).getProperty("local.management.port");
        URI address = URI.create("http://127.0.0.1:%s/actuator/%s".formatted(port, endpoint));
        return api.send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + TOKEN));
    }
}
