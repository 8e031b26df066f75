package dev.recs.demo.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Repository;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard over a metric that nobody counts stays empty and is believed. */
final class MetricNamesTest {

    /** What Micrometer and Spring Boot count by themselves. */
    private static final Pattern NOT_OURS = Pattern.compile("(http_server_requests|jvm|process|hikaricp)_\\w+");

    private static final Pattern METRIC = Pattern.compile("(?<![\\w:\"])[a-z]+(?:_[a-z0-9]+)+(?=[\\[{) ]|$)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:[._][a-z0-9]+)+)\"");

    @Test
    void everyMetricOfTheDashboardIsCountedInTheCode() {
        JsonNode dashboard = JsonMapper.shared().readTree(Repository.text("config/grafana/dashboards/recs.json"));
        String expressions = dashboard.findValuesAsString("expr").stream().collect(Collectors.joining("\n"));

        assertThat(ours(expressions)).hasSizeGreaterThan(10).isSubsetOf(counted());
    }

    @Test
    void everyMetricOfTheServingRulesIsCountedInTheCode() {
        String rules = Repository.text("config/prometheus/rules/serving.yml")
                .lines()
                .filter(line -> line.contains("expr:")
                        || line.stripLeading().startsWith("sum(")
                        || line.stripLeading().startsWith("/ sum("))
                .collect(Collectors.joining("\n"));

        assertThat(ours(rules)).hasSize(3).isSubsetOf(counted());
    }

    /** Without what Prometheus' format appends. */
    private static Set<String> ours(String expressions) {
        return METRIC.matcher(expressions)
                .results()
                .map(match -> match.group())
                .filter(name -> !NOT_OURS.matcher(name).matches())
                .filter(name -> !name.startsWith("histogram_"))
                .map(name -> name.replaceFirst("(_seconds)?(_total|_bucket|_count|_sum|_max)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> counted() {
        return Repository.sources().stream()
                .flatMap(source -> LITERAL.matcher(source).results())
                .map(match -> match.group(1).replace('.', '_'))
                .collect(Collectors.toSet());
    }
}
