package dev.recs.serving.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ranking.RankingParameter;
import dev.recs.model.ranking.RankingParameters;
import dev.recs.serving.parameters.ParameterReport.Section;
import dev.recs.serving.parameters.ParameterReport.Statement;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts are complete in every language, and follow what the run has told. */
final class ParametersTest {

    private static final Instant AS_OF = Instant.parse("2026-03-01T02:00:00Z");

    @Test
    void aTextWasMissingInOneLanguage() throws IOException {
        Map<String, Set<String>> english = gaps(Language.EN);
        assertThat(english).isNotEmpty();
        for (Language language : Language.values()) {
            assertThat(gaps(language)).as(language.tag()).isEqualTo(english);
            assertThat(texts(language).values())
                    .noneMatch(text -> text.toString().isBlank());
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> used = new TreeSet<>(Set.of("title", "weight.for", "weight.against", "exclude-purchased.off"));
        Outline.parts().forEach(part -> {
            used.add("section." + part.name());
            part.entries().forEach(entry -> used.add(entry.name()));
        });
        assertThat(gaps(Language.EN).keySet()).isEqualTo(used);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aParameterChangedAndTheTextDidNot(Language language) {
        List<Section> before = report(language, all()).sections();
        for (RankingParameter parameter : RankingParameter.values()) {
            Map<RankingParameter, Double> changed = all();
            changed.put(parameter, parameter == RankingParameter.EXCLUDE_PURCHASED ? 0 : 0.75);
            assertThat(texts(report(language, changed).sections()))
                    .as("%s in %s", parameter, language)
                    .isNotEqualTo(texts(before));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noGapIsLeftInAText(Language language) {
        List<String> told = texts(report(language, all()).sections());
        assertThat(told).noneMatch(text -> text.contains("{") || text.contains("}"));
        assertThat(told).hasSize((int) Outline.parts().stream()
                .mapToLong(part -> part.entries().size())
                .sum());
    }

    @Test
    void numbersAreThoseOfTheLanguage() {
        Map<RankingParameter, Double> parameters = all();
        parameters.put(RankingParameter.WEIGHT_POPULARITY, -0.75);
        assertThat(statement(Language.EN, parameters, "weight-popularity").text())
                .endsWith("Weight: -0.75; this counts against a product.");
        assertThat(statement(Language.DE, parameters, "weight-popularity").text())
                .endsWith("Gewicht: -0,75; das spricht gegen ein Produkt.");
    }

    @Test
    void whatIsSwitchedOffIsNotTold() {
        Map<RankingParameter, Double> parameters = all();
        parameters.put(RankingParameter.DIVERSITY, 0.0);
        parameters.put(RankingParameter.FAMILY, 10.0);
        parameters.put(RankingParameter.SHELVES, 0.0);
        parameters.put(RankingParameter.WEIGHT_COMPANION, 0.0);
        assertThat(report(Language.EN, parameters).sections().stream()
                        .flatMap(section -> section.statements().stream())
                        .map(Statement::name))
                .contains("rotation", "weight-successor")
                .doesNotContain("diversity", "family", "shelves", "weight-companion");
        assertThat(report(Language.EN, parameters).sections())
                .extracting(Section::name)
                .doesNotContain("shelves");
    }

    @Test
    void beforeTheFirstRunOnlyTheFallbackAndTheControlsAreTold() {
        ParameterReport report = Parameters.report(Language.FR, RankingParameters.NONE, Instant.EPOCH);
        assertThat(report.asOf()).isNull();
        assertThat(report.sections()).extracting(Section::name).containsExactly("fallback", "controls");
    }

    @Test
    void aParameterThatAnEarlierReleaseDidNotTellIsLeftOut() {
        Map<RankingParameter, Double> parameters = all();
        parameters.remove(RankingParameter.ROTATION_FREE);
        assertThat(report(Language.EN, parameters).sections().stream()
                        .flatMap(section -> section.statements().stream())
                        .map(Statement::name))
                .contains("diversity")
                .doesNotContain("rotation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|DE",
                "de-AT, en;q=0.5|DE",
                "it, fr;q=0.9, en;q=0.8|FR",
                "it|EN",
                "*|EN",
                "''|EN",
                "de;q=0|EN",
                "q=1;;,|EN"
            })
    void theLanguageOfAHeader(String header, Language expected) {
        assertThat(Language.accepted(header)).isEqualTo(expected);
    }

    private static Map<RankingParameter, Double> all() {
        Map<RankingParameter, Double> values = new EnumMap<>(RankingParameter.class);
        for (RankingParameter parameter : RankingParameter.values()) {
            values.put(parameter, 0.5);
        }
        values.put(RankingParameter.EXCLUDE_PURCHASED, 1.0);
        return values;
    }

    private static ParameterReport report(Language language, Map<RankingParameter, Double> values) {
        return Parameters.report(language, new RankingParameters(values), AS_OF);
    }

    private static Statement statement(Language language, Map<RankingParameter, Double> values, String name) {
        return report(language, values).sections().stream()
                .flatMap(section -> section.statements().stream())
                .filter(statement -> statement.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.statements().stream())
                .map(Statement::text)
                .toList();
    }

    private static Map<String, Set<String>> gaps(Language language) throws IOException {
        Map<String, Set<String>> gaps = new TreeMap<>();
        texts(language)
                .forEach((name, text) -> gaps.put(
                        name.toString(),
                        Pattern.compile("\\{[^}]*}")
                                .matcher(text.toString())
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toCollection(TreeSet::new))));
        return gaps;
    }

    private static Properties texts(Language language) throws IOException {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(
                        ParametersTest.class.getResourceAsStream("parameters_" + language.tag() + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
