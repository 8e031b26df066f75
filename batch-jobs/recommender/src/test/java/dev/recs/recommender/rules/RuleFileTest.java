package dev.recs.recommender.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleFileTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void everyKeyIsRead() throws IOException {
        RuleBook book = read("""
                # what the shop wants in spring
                rules:
                  - name: spring offer
                    action: boost
                    factor: 1.5
                    category: [Kitchen, Garden]
                    brand: Acme
                    price: 5..20
                    from: 2026-03-01
                    until: 2026-04-01T06:00:00Z
                  - action: pin
                    position: 1
                    product: 85123A
                  - action: bury
                    factor: 0.25
                    price: 100..
                  - action: exclude
                    product: [71053, 00012]
                """);

        assertThat(book.describe(Instant.parse("2026-03-15T00:00:00Z")))
                .containsExactly(
                        "active   spring offer: boost, line 3",
                        "active   rule in line 11: pin, line 11",
                        "active   rule in line 14: bury, line 14",
                        "active   rule in line 17: exclude, line 17");
    }

    @Test
    void aRuleIsFutureBeforeItBeginsAndExpiredOnceItEnds() throws IOException {
        RuleBook book = read("""
                rules:
                  - {name: offer, action: exclude, brand: Acme, from: 2026-03-01, until: 2026-04-01}
                """);

        assertThat(book.describe(Instant.parse("2026-02-28T23:59:59Z")))
                .containsExactly("future   offer: exclude, line 2");
        assertThat(book.describe(Instant.parse("2026-03-01T00:00:00Z")))
                .containsExactly("active   offer: exclude, line 2");
        assertThat(book.describe(Instant.parse("2026-04-01T00:00:00Z")))
                .containsExactly("expired  offer: exclude, line 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{action: promote, product: a}|action is 'promote': expected pin, boost, bury or exclude",
                "{product: a}|action is '': expected pin, boost, bury or exclude",
                "{action: exclude}|expected at least one of product, category, brand and price: which products?",
                "{action: boost, product: a}|factor is '': expected above 1, at most 100",
                "{action: boost, factor: 1, product: a}|factor is '1': expected above 1, at most 100",
                "{action: boost, factor: much, product: a}|factor is 'much': expected above 1, at most 100",
                "{action: bury, factor: 1, product: a}|factor is '1': expected 0 or more, below 1",
                "{action: bury, factor: NaN, product: a}|factor is 'NaN': expected 0 or more, below 1",
                "{action: pin, position: 1.5, product: a}|position is '1.5': expected a whole number from 1 to 60",
                "{action: pin, position: 61, product: a}|position is '61': expected a whole number from 1 to 60",
                "{action: pin, position: 1, category: a}|pin needs exactly one product",
                "{action: pin, position: 1, product: [a, b]}|pin needs exactly one product",
                "{action: exclude, factor: 2, product: a}|factor has no meaning for the action 'exclude'",
                "{action: exclude, colour: red, product: a}|key 'colour' is unknown: expected one of name, action, position, factor, product, category, brand, price, from, until",
                "{action: exclude, brand: a, brand: b}|key 'brand' stands twice in one rule",
                "{action: exclude, brand: }|brand has no value: expected one",
                "{action: exclude, brand: []}|brand is an empty list: expected at least one value",
                "{action: exclude, price: cheap}|price is 'cheap': expected a range as 5..20, 5.. or ..20",
                "{action: exclude, price: 20..5}|price is '20..5': expected a range as 5..20, 5.. or ..20",
                "{action: exclude, brand: a, from: soon}|from is 'soon': expected a date as 2026-03-01 or a moment as 2026-03-01T08:00:00Z",
                "{action: exclude, brand: a, from: 2026-03-02, until: 2026-03-01}|until is '2026-03-01': expected a moment after from",
                "just text|expected a rule with keys such as action and product",
            })
    void aWrongRuleIsRefusedByItsLineWithWhatWasExpected(String rule, String message) {
        assertThatThrownBy(() -> read("rules:\n  - " + rule + "\n"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(file() + ", line 2: " + message);
    }

    @Test
    void allMistakesAreSaidTogetherInTheOrderOfTheFile() {
        assertThatThrownBy(() -> read("""
                        rules:
                          - action: boost
                            factor: 0.5
                            colour: red
                            product: a
                          - action: exclude
                            price: cheap
                            brand: Acme
                        """)).hasMessage("""
                        %1$s, line 3: factor is '0.5': expected above 1, at most 100
                        %1$s, line 4: key 'colour' is unknown: expected one of name, action, position, factor, product, category, brand, price, from, until
                        %1$s, line 7: price is 'cheap': expected a range as 5..20, 5.. or ..20""".formatted(file()));
    }

    @Test
    void twoPinsAtOnePlaceAreRefusedUnlessTheyNeverMeet() throws IOException {
        assertThatThrownBy(() -> read("""
                        rules:
                          - {action: pin, position: 2, product: a}
                          - {action: pin, position: 2, product: b, from: 2026-03-01}
                        """))
                .hasMessage(file() + ", line 3: position is '2': taken by the rule in line 2 at the same time");
        assertThat(read("""
                        rules:
                          - {action: pin, position: 2, product: a, until: 2026-03-01}
                          - {action: pin, position: 2, product: b, from: 2026-03-01}
                        """).size()).isEqualTo(2);
    }

    @Test
    void whatIsNoYamlOrNoListOfRulesIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("rules:\n  - action: pin\n   oops: [\n"))
                .hasMessageStartingWith(file() + ", line 3: this is not YAML: ");
        for (String text : new String[] {"", "[]", "rule: []", "rules: 5", "rules: []\nmore: 1"}) {
            assertThatThrownBy(() -> read(text))
                    .hasMessage(file() + ", line 1: expected one key 'rules' with a list of rules below it");
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> RuleFile.read(folder.resolve("none.yml")))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("recs.rules.file is '%s': expected a file of rules that can be read"
                        .formatted(folder.resolve("none.yml")));
    }

    private Path file() {
        return folder.resolve("rules.yml");
    }

    private RuleBook read(String text) throws IOException {
        return RuleFile.read(Files.writeString(file(), text));
    }
}
