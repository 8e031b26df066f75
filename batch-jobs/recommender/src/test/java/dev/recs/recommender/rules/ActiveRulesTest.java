package dev.recs.recommender.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.rules.ActiveRules.Change;
import dev.recs.recommender.rules.ActiveRules.Pin;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ActiveRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-15T00:00:00Z");
    private static final ProductIndex INDEX = new ProductIndex(List.of(
            product("cup", "Kitchen", "Acme", "5.00"),
            product("pot", "Kitchen", "Bolt", "50.00"),
            product("rake", "Garden", "Acme", null)));

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void allThatARuleSaysMustHold() throws IOException {
        ActiveRules rules = active("""
                rules:
                  - {action: exclude, category: Kitchen, price: 10..}
                """);

        assertThat(rules.hide(0)).isFalse();
        assertThat(rules.hide(1)).isTrue();
        assertThat(rules.hide(2)).isFalse();
    }

    @Test
    void aProductWithoutAPriceIsInNoRange() throws IOException {
        ActiveRules rules = active("""
                rules:
                  - {action: exclude, price: ..1000}
                """);

        assertThat(rules.hide(0)).isTrue();
        assertThat(rules.hide(2)).isFalse();
    }

    @Test
    void factorsOfSeveralRulesMultiplyAndEachIsAContribution() throws IOException {
        ActiveRules rules = active("""
                rules:
                  - {name: kitchen, action: boost, factor: 2, category: Kitchen}
                  - {name: acme, action: bury, factor: 0.5, brand: Acme}
                """);

        assertThat(rules.weigh(0, 8)).isEqualTo(8);
        assertThat(rules.weigh(1, 8)).isEqualTo(16);
        assertThat(rules.weigh(2, 8)).isEqualTo(4);
        assertThat(rules.changes(1, 8)).containsExactly(new Change("kitchen", 8));
        assertThat(rules.changes(2, 8)).containsExactly(new Change("acme", -4));
    }

    /** Rules that undo each other must not vanish from the reasons, and the reasons must still add up. */
    @Test
    void contributionsAddUpToWhatTheRulesMakeOfAScore() throws IOException {
        ActiveRules rules = active("""
                rules:
                  - {action: boost, factor: 1.7, category: Kitchen}
                  - {action: boost, factor: 3, brand: Acme}
                  - {action: bury, factor: 0.3, price: 1..9}
                """);

        for (double score : new double[] {8, 0.001, 0, -2}) {
            double sum =
                    rules.changes(0, score).stream().mapToDouble(Change::amount).sum();
            assertThat(score + sum).isCloseTo(rules.weigh(0, score), within(1e-12));
        }
    }

    @Test
    void aBoostLiftsAScoreBelowZeroToo() throws IOException {
        ActiveRules rules = active("""
                rules:
                  - {action: boost, factor: 1.5, product: cup}
                """);

        assertThat(rules.weigh(0, -2)).isEqualTo(-1);
    }

    @Test
    void pinsComeByPositionAndExcludedWinsOverPinned() throws IOException {
        ActiveRules rules = active("""
                rules:
                  - {name: third, action: pin, position: 3, product: rake}
                  - {name: first, action: pin, position: 1, product: cup}
                  - {name: second, action: pin, position: 2, product: pot}
                  - {action: exclude, product: pot}
                """);

        assertThat(rules.pins()).containsExactly(new Pin(0, 1, "first"), new Pin(2, 3, "third"));
    }

    @Test
    void rulesHoldForTheTimeInWhichNoneBeginsOrEnds() throws IOException {
        RuleBook book = book("""
                rules:
                  - {name: a, action: exclude, product: cup, from: 2026-03-01, until: 2026-04-01}
                  - {name: b, action: exclude, product: pot, from: 2026-03-20}
                """);
        ActiveRules now = book.at(NOW, INDEX);

        assertThat(now.hide(0)).isTrue();
        assertThat(now.hide(1)).isFalse();
        assertThat(now.holdAt(Instant.parse("2026-03-01T00:00:00Z"))).isTrue();
        assertThat(now.holdAt(Instant.parse("2026-02-28T23:59:59Z"))).isFalse();
        assertThat(now.holdAt(Instant.parse("2026-03-20T00:00:00Z"))).isFalse();
        assertThat(book.at(Instant.parse("2026-04-02T00:00:00Z"), INDEX).hide(0))
                .isFalse();
    }

    @Test
    void theTextIsThatOfTheRulesThatHold() throws IOException {
        RuleBook book = book("""
                rules:
                  - {name: a, action: exclude, product: cup, until: 2026-04-01}
                  - {name: b, action: boost, factor: 2, brand: Acme}
                """);

        assertThat(book.textAt(NOW)).contains("a Exclude", "b Weigh[factor=2.0]");
        assertThat(book.textAt(Instant.parse("2026-04-02T00:00:00Z"))).doesNotContain("Exclude");
    }

    private ActiveRules active(String text) throws IOException {
        return book(text).at(NOW, INDEX);
    }

    private RuleBook book(String text) throws IOException {
        return RuleFile.read(Files.writeString(folder.resolve("rules.yml"), text));
    }

    private static Product product(String id, String category, String brand, @Nullable String price) {
        return new Product(
                new ProductId(id),
                id,
                category,
                brand,
                "",
                price == null ? null : new BigDecimal(price),
                "GBP",
                "",
                true);
    }
}
