package dev.recs.recommender.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.Metric;
import dev.recs.model.experiment.Variant;
import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExperimentFileTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void everyKeyIsRead() throws IOException {
        Files.writeString(folder.resolve("spring.yml"), "rules: []");
        List<Experiment> experiments = read("""
                # what we want to know
                experiments:
                  - name: more-variety
                    metric: revenue-per-user
                    from: 2026-12-01
                    until: 2026-12-29T06:00:00Z
                    variants:
                      - {name: control, share: 0.5}
                      - name: diverse
                        share: 0.25
                        settings:
                          recs.ranking.diversity.strength: 0.3
                          recs.ranking.weights.discovery.co-purchase: 12
                          recs.rules.file: spring.yml
                """);
        assertThat(experiments)
                .containsExactly(new Experiment(
                        "more-variety",
                        Metric.REVENUE_PER_USER,
                        Instant.parse("2026-12-01T00:00:00Z"),
                        Instant.parse("2026-12-29T06:00:00Z"),
                        List.of(
                                new Variant("control", 0.5, Map.of(), ""),
                                new Variant(
                                        "diverse",
                                        0.25,
                                        Map.of(
                                                "recs.ranking.diversity.strength", "0.3",
                                                "recs.ranking.weights.discovery.co-purchase", "12"),
                                        "rules: []"))));
    }

    @Test
    void whatIsNotSaidIsAlwaysAndSharesMayBeSmall() throws IOException {
        assertThat(read("""
                        experiments:
                          - {name: other, metric: conversion, variants: [{name: a, share: 1e-3}, {name: b, share: 0.999}]}
                        """))
                .containsExactly(new Experiment(
                        "other",
                        Metric.CONVERSION,
                        Instant.MIN,
                        Instant.MAX,
                        List.of(new Variant("a", 0.001, Map.of(), ""), new Variant("b", 0.999, Map.of(), ""))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "name: Variety|name is 'Variety': expected 1 to 64 of a-z, 0-9, '-' and '.', the first a letter or digit",
                "name: a/b|name is 'a/b': expected 1 to 64 of a-z, 0-9, '-' and '.', the first a letter or digit",
                "name: hold-out|name is 'hold-out': that of the users who see popular lists only (recs.experiments.hold-out)",
                "metric: luck|metric is 'luck': expected click-through, conversion or revenue-per-user",
                "until: 2026-11-01|until is '2026-11-01': expected a moment after from",
                "from: soon|from is 'soon': expected a date as 2026-03-01 or a moment as 2026-03-01T08:00:00Z",
                "traffic: 1|key 'traffic' is unknown: expected one of name, metric, from, until, variants",
                "variants: []|expected variants, a list of two or more: the first is what the others are compared with",
                "variants: [{name: a, share: 0.5}]|expected variants, a list of two or more: the first is what the others are compared with",
                "variants: [{name: a, share: 0.5}, {name: a, share: 0.5}]|name is 'a': two variants have it",
                "variants: [{name: a, share: 0.6}, {name: b, share: 0.5}]|shares add up to 1.1: expected 1 at most",
            })
    void whatIsWrongWithAnExperimentIsNamedByItsLine(String line, String message) throws IOException {
        String key = line.substring(0, line.indexOf(':'));
        StringBuilder file = new StringBuilder("experiments:\n  - ");
        for (String right : List.of(
                "name: e",
                "metric: conversion",
                "from: 2026-12-01",
                "until: 2026-12-29",
                "variants: [{name: a, share: 0.5}, {name: b, share: 0.5}]")) {
            file.append(right.startsWith(key + ":") ? line : right).append("\n    ");
        }
        if (key.equals("traffic")) {
            file.append(line);
        }
        assertThatThrownBy(() -> read(file.toString()))
                .isInstanceOf(Misconfigured.class)
                .hasMessageMatching("(?s).*experiments.yml, line [2-7]: .*")
                .hasMessageEndingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "name: B|name is 'B': expected 1 to 64 of a-z, 0-9, '-' and '.', the first a letter or digit",
                "share: 0|share is '0': expected the part of all users, above 0, at most 1",
                "share: 50%|share is '50%': expected the part of all users, above 0, at most 1",
                "share: NaN|share is 'NaN': expected the part of all users, above 0, at most 1",
                "weight: 1|key 'weight' is unknown: expected one of name, share, settings",
                "settings: many|expected settings with their values, as recs.ranking.diversity.strength: 0.3",
                "settings: {recs.training.lines: 1}|recs.training.lines needs a model or profiles of its own, and variants share both: compare it with 'recs evaluate'",
                "settings: {recs.signal.purchases: 1}|recs.signal.purchases needs a model or profiles of its own, and variants share both: compare it with 'recs evaluate'",
                "settings: {recs.ranking.diversity.strenght: 1}|recs.ranking.diversity.strenght is no setting of a variant: did you mean recs.ranking.diversity.strength?",
                "settings: {recs.mysql.url: x}|recs.mysql.url is no setting of a variant: expected one under recs.ranking, or recs.rules.file",
                "settings: {recs.ranking.diversity.strength: 2}|recs.ranking.diversity.strength is '2.0': expected 0 to 1",
                "settings: {recs.ranking.diversity.strength: much}|recs.ranking.diversity.strength is 'much': expected a number",
                "settings: {recs.ranking.diversity.strength: }|recs.ranking.diversity.strength has no value: expected one",
                "settings: {recs.ranking.shelves.count: 1.5}|recs.ranking.shelves.count is '1.5': expected a whole number",
                "settings: {recs.ranking.exclude-purchased: perhaps}|recs.ranking.exclude-purchased is 'perhaps': expected true or false",
                "settings: {recs.ranking.rotation.half-life: 7 days}|recs.ranking.rotation.half-life is '7 days': expected a time such as 30s, 15m or 7d",
                "settings: {recs.ranking.weights.discovery.trend: NaN}|recs.ranking.weights.discovery.trend is 'NaN': expected a finite number",
                "settings: {recs.rules.file: none.yml}|recs.rules.file is 'none.yml': expected a file of rules that can be read, its path from the folder of this file",
            })
    void whatIsWrongWithAVariantIsNamedByItsLine(String line, String message) {
        String key = line.substring(0, line.indexOf(':'));
        String file =
                """
                experiments:
                  - name: e
                    metric: conversion
                    variants:
                      - {name: a, share: 0.5}
                      - {%s%s%s}
                """.formatted(key.equals("name") ? "" : "name: b, ", key.equals("share") ? "" : "share: 0.5, ", line);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(folder.resolve("experiments.yml") + ", line 6: " + message);
    }

    @Test
    void everyFaultIsSaidAtOnceAndThoseOfRulesToo() throws IOException {
        Files.writeString(folder.resolve("wrong.yml"), "rules: [{action: promote, product: a}]");
        String path = folder.resolve("experiments.yml").toString();
        assertThatThrownBy(() -> read("""
                        experiments:
                          - name: e
                            metric: luck
                            variants:
                              - {name: a, share: 2}
                              - name: b
                                share: 0.5
                                settings:
                                  recs.ranking.first-ten.family: 0
                                  recs.rules.file: wrong.yml
                          - {name: f, metric: conversion, variants: [{name: a, share: 0.5}, {name: b, share: 0.5}]}
                          - {name: f, metric: conversion, variants: [{name: a, share: 0.5}, {name: b, share: 0.5}]}
                          - just a text
                        """)).isInstanceOf(Misconfigured.class).hasMessage("""
                        %1$s, line 3: metric is 'luck': expected click-through, conversion or revenue-per-user
                        %1$s, line 5: share is '2': expected the part of all users, above 0, at most 1
                        %1$s, line 9: recs.ranking.first-ten.family is '0': expected 1 to 10
                        %1$s, line 9: %2$s, line 1: action is 'promote': expected pin, boost, bury or exclude
                        %1$s, line 12: name is 'f': two experiments have it
                        %1$s, line 13: expected an experiment with keys such as name and variants""".formatted(
                        path, folder.resolve("wrong.yml")));
    }

    @Test
    void anotherFormIsRefused() {
        assertThatThrownBy(() -> read("trials: []"))
                .hasMessageEndingWith("line 1: expected one key 'experiments' with a list of experiments below it");
        assertThatThrownBy(() -> read("experiments: [")).hasMessageContaining("this is not YAML: ");
        assertThatThrownBy(() -> ExperimentFile.read(folder.resolve("none.yml")))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.experiments.file is '%s': expected a file of experiments that can be read"
                        .formatted(folder.resolve("none.yml")));
    }

    private List<Experiment> read(String text) throws IOException {
        return ExperimentFile.read(Files.writeString(folder.resolve("experiments.yml"), text));
    }
}
