package dev.recs.recommender.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.rules.ActiveRules;
import dev.recs.recommender.rules.RuleBook;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no product of its own is neither evidence nor a candidate. */
final class NotRecommendableTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ProductIndex INDEX =
            new ProductIndex(List.of(product("CUP"), product("POSTAGE").notRecommendable()));

    @Test
    void itsPurchasesAreNoHistory() {
        PurchaseHistory history = PurchaseHistory.read(
                (asOf, line) -> {
                    line.accept("ann", "CUP", NOW);
                    line.accept("ann", "POSTAGE", NOW);
                },
                INDEX,
                NOW);

        assertThat(history.lines()).isEqualTo(1);
        assertThat(history.sold().stream()).containsExactly(0);
    }

    @Test
    void itIsHiddenWithoutAnyRule() {
        ActiveRules rules = RuleBook.EMPTY.at(NOW, INDEX);

        assertThat(rules.hide(0)).isFalse();
        assertThat(rules.hide(1)).isTrue();
        assertThat(rules.isEvidence(new ProductId("CUP"))).isTrue();
        assertThat(rules.isEvidence(new ProductId("POSTAGE"))).isFalse();
        assertThat(rules.isEvidence(new ProductId("gone"))).isTrue();
    }

    private static Product product(String id) {
        return new Product(new ProductId(id), id, "", "", "", null, "", "", true);
    }
}
